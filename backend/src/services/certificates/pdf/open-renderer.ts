import { join } from 'node:path'
import { createRenderer, type Renderer } from '@sac/platform/pdf/create-renderer'
import type { PrintedDocument } from './printed-document.ts'

/** Threads that draw papers, each with an empty place for its seal. */
export const openRenderer = (options: { threads?: number } = {}): Renderer<PrintedDocument> =>
  createRenderer({ ...options, worker: join(import.meta.dirname, 'render-worker.ts') })
