// The first screens come in few files: each costs a phone that starts without a line a question to its service worker, and what is
// packed together packs better. Everything else stays in the files the bundler makes.
import { fileURLToPath } from 'node:url'
import type { Plugin, Rolldown } from 'vite'

const at = (path: string) => fileURLToPath(new URL(`src/${path}`, import.meta.url))

/** In the order in which they come; what two of them need lies in the first. */
const stages = [
  { name: 'boot', from: 'app/main.ts' },
  { name: 'start-app', from: 'app/start-app.tsx' },
  { name: 'inspect-app', from: 'app/inspect-app.tsx' },
] as const

function reach(from: string, context: Rolldown.ChunkingContext): Set<string> {
  const reached = new Set([at(from)])
  // A set that grows while it is walked.
  for (const id of reached) for (const next of context.getModuleInfo(id)?.importedIds ?? []) reached.add(next)
  return reached
}

export function groupFirstChunks(): Rolldown.CodeSplittingGroup[] {
  let reached: { name: string; modules: Set<string> }[] | null = null
  return stages.map(({ name }, stage) => ({
    priority: stages.length - stage,
    name: (id, context) => {
      reached ??= stages.map(({ name, from }) => ({ name, modules: reach(from, context) }))
      return reached.find(({ modules }) => modules.has(id))?.name === name ? name : null
    },
  }))
}

const isFirst = (file: string) => stages.some(({ name }) => file.startsWith(`assets/${name}-`) && file.endsWith('.js'))

/**
 * All of what stands first is called at once: browsers that know the hint compile it whole beside the page, and keep that, instead of
 * function by function while the page draws; a third of what a start keeps the page's own thread.
 */
export const compileFirstChunks = (): Plugin => ({
  name: 'compile-first-chunks',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler: (_options, bundle) => {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk' && isFirst(file.fileName)) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
})

/** Of what a part needs, the files that are not here anyway when it is asked for: naming the others costs a start time. */
export const withoutFirstChunks = (_file: string, needed: readonly string[]): string[] =>
  needed.filter((file) => !isFirst(file))

/** The page of the inspector app names what its first lines will ask for, so that a slow line is never idle. */
export const announceApp = (): Plugin => ({
  name: 'announce-app',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { path, bundle = {} }) => {
      if (!path.startsWith('/inspect/')) return []
      const announced = Object.values(bundle).filter(({ name }) => name === 'start-app')
      return announced.map(({ fileName }) => ({
        tag: 'link',
        attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` },
        injectTo: 'head' as const,
      }))
    },
  },
})
