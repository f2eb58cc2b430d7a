// The first screens come in few files: each costs a phone that starts without a line a question to its service worker, and what is
// packed together packs better. Everything else stays in the files the bundler makes.
import { fileURLToPath } from 'node:url'
import type { Plugin, Rolldown } from 'vite'

const at = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

/** In the order in which they come; what two of them need lies in the first. `name`: of the file, without its hash. */
export type FirstChunk = { name: string; from: string }

export const firstOfInspector: readonly FirstChunk[] = [
  { name: 'boot', from: 'app/main.ts' },
  { name: 'start-app', from: 'app/start-app.tsx' },
  { name: 'inspect-app', from: 'app/inspect-app.tsx' },
]

export const firstOfCustomer: readonly FirstChunk[] = [
  { name: 'customer-boot', from: 'app/customer/main.ts' },
  { name: 'customer-start', from: 'app/customer/start-customer-app.tsx' },
]

/** The office begins with its door, or with the day. */
export const firstOfOffice: readonly FirstChunk[] = [
  { name: 'admin-boot', from: 'app/admin/main.ts' },
  { name: 'admin-sign-in', from: 'features/admin-account/sign-in-page.tsx' },
  { name: 'admin-today', from: 'features/admin-today/today-page.tsx' },
]

function reach(from: string, context: Rolldown.ChunkingContext): Set<string> {
  const reached = new Set([at(from)])
  // A set that grows while it is walked.
  for (const id of reached) for (const next of context.getModuleInfo(id)?.importedIds ?? []) reached.add(next)
  return reached
}

export function groupFirstChunks(stages: readonly FirstChunk[]): Rolldown.CodeSplittingGroup[] {
  let reached: { name: string; modules: Set<string> }[] | null = null
  return stages.map(({ name }, stage) => ({
    priority: stages.length - stage,
    name: (id, context) => {
      reached ??= stages.map(({ name, from }) => ({ name, modules: reach(from, context) }))
      return reached.find(({ modules }) => modules.has(id))?.name === name ? name : null
    },
  }))
}

const isOne = (stages: readonly FirstChunk[], file: string) =>
  stages.some(({ name }) => file.startsWith(`assets/${name}-`) && file.endsWith('.js'))

/**
 * All of what stands first is called at once: browsers that know the hint compile it whole beside the page, and keep that, instead of
 * function by function while the page draws; a third of what a start keeps the page's own thread.
 */
export const compileFirstChunks = (stages: readonly FirstChunk[]): Plugin => ({
  name: 'compile-first-chunks',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler: (_options, bundle) => {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && isOne(stages, file.fileName))
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
})

/** Of what a part needs, the files that are not here anyway when it is asked for: naming the others costs a start time. */
export const withoutFirstChunks =
  (stages: readonly FirstChunk[]) =>
  (_file: string, needed: readonly string[]): string[] =>
    needed.filter((file) => !isOne(stages, file))

/** A page names what its first lines will ask for, so that a slow line is never idle. `page`: its path, or the beginning of it. */
export const announceChunk = (page: string, chunk: string): Plugin => ({
  name: `announce-${chunk}`,
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { path, bundle = {} }) => {
      if (!path.startsWith(page)) return []
      const announced = Object.values(bundle).filter(({ fileName }) => fileName.startsWith(`assets/${chunk}-`))
      return announced
        .filter(({ fileName }) => fileName.endsWith('.js'))
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
          injectTo: 'head' as const,
        }))
    },
  },
})
