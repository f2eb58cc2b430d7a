// Which built files the inspector app may ever load: what its page reaches through imports, lazy imports, style sheets, and
// whatever else its code names (workers, wasm). The service worker keeps these and nothing of the other pages.
import type { Plugin, Rolldown } from 'vite'

type Entry = { url: string; revision: string | null; size: number; integrity?: string }
type Files = Map<string, { text: string; next: string[] }>

function reach(files: Files, start: string): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const file = files.get(name)
    if (!file || reached.has(name)) continue
    reached.add(name)
    const named = [...files.keys()].filter((other) => file.text.includes(other.slice(other.lastIndexOf('/') + 1)))
    open.push(...file.next, ...named)
  }
  return reached
}

function linksOf({ code, imports, dynamicImports, viteMetadata }: Rolldown.OutputChunk) {
  return { text: code, next: [...imports, ...dynamicImports, ...(viteMetadata?.importedCss ?? [])] }
}

/** `entry`: name of the page among the inputs of the build. */
export function collectInspectorFiles(entry: string) {
  const kept = new Set<string>()
  const plugin: Plugin = {
    name: 'collect-inspector-files',
    apply: 'build',
    generateBundle: (_options, bundle) => {
      const files: Files = new Map()
      let start = ''
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk' && file.isEntry && file.name === entry) start = name
        files.set(name, file.type === 'chunk' ? linksOf(file) : { text: '', next: [] })
      }
      for (const name of reach(files, start)) kept.add(name)
    },
  }
  return {
    plugin,
    keepOnlyThese: (manifest: Entry[]) => ({
      manifest: manifest
        .filter(({ url }) => !url.startsWith('assets/') || kept.has(url))
        // Names under assets/ carry the hash of their content.
        .map((file) => (file.url.startsWith('assets/') ? { ...file, revision: null } : file)),
      warnings: [],
    }),
  }
}
