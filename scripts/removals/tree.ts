import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Step } from './removal.ts'

/** The text of a copy, and of which files it is; tests are not among them. */
export type Tree = { read: (file: string) => string; filesOf: (...globs: string[]) => string[] }

export const treeIn = (folder: string): Tree => ({
  read: (file) => readFileSync(join(folder, file), 'utf8'),
  filesOf: (...globs) =>
    globs
      .flatMap((glob) => globSync(glob, { cwd: folder, exclude: ['**/node_modules/**'] }))
      .filter((file) => !/\.test\.ts/.test(file))
      .toSorted(),
})

export const servers: Step = { name: 'types', project: '.' }
export const app: Step = { name: 'types', project: 'pwa' }
