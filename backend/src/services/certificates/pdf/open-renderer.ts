import { join } from 'node:path'
import { createRenderer, type Renderer } from '@sac/platform/pdf/create-renderer'
import type { PrintedMonth } from '../month-paper/printed-month.ts'
import type { PrintedDocument } from './printed-document.ts'

/** A paper of one test, or of a month of them. */
export type Printed = PrintedDocument | PrintedMonth

/** Threads that draw papers, each with an empty place for its seal. */
export const openRenderer = (options: { threads?: number } = {}): Renderer<Printed> =>
  createRenderer({ ...options, worker: join(import.meta.dirname, 'render-worker.ts') })
