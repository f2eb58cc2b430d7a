// `node scripts/budgets.ts [folder]`: weighs what the built pages load first, as brotli sends it, against the gates of the design.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'

type Weights = { js: number; css: number; all: number }
type Gate = {
  page: string
  /** kB of 1024 bytes. */
  gates: Partial<Weights>
  /** Further files the first view loads by itself. */
  later?: RegExp
}

const gates: Gate[] = [
  { page: 'c/index.html', gates: { js: 6 } },
  { page: 'c/index.html', gates: { all: 15 }, later: /^afterwards-.*\.js$/ },
  // The first load goes on by itself to the app, its words and Today.
  {
    page: 'inspect/index.html',
    gates: { js: 150, css: 8 },
    later: /^(?:start-app|inspect-app|sign-in-screen|fr)-.*\.(?:js|css)$/,
  },
  // All a customer loads from the landing to the page that pays.
  {
    page: 'index.html',
    gates: { js: 180 },
    later: /^customer-(?:fr|when-page|car-page|check-page|sign-in-part|pay-page)-.*\.js$/,
  },
  { page: 'admin/index.html', gates: { js: 260 } },
]

const kilobytes = (path: string) => brotliCompressSync(readFileSync(path)).length / 1024

const referenced = (html: string) =>
  Array.from(
    html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g),
    ([, file]) => file ?? '',
  )

/** The files, and all they import before they run. */
function withImports(folder: string, files: Iterable<string>): Set<string> {
  const all = new Set(files)
  for (const file of all) {
    if (!file.endsWith('.js')) continue
    const source = readFileSync(join(folder, file), 'utf8')
    for (const [, name] of source.matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g))
      all.add(`assets/${name}`)
  }
  return all
}

/** What a page of a built folder weighs before it can be used. */
function weigh(folder: string, { page, later }: Gate): Weights {
  const files = new Set(referenced(readFileSync(join(folder, page), 'utf8')))
  if (later) for (const name of readdirSync(join(folder, 'assets'))) if (later.test(name)) files.add(`assets/${name}`)
  const weights: Weights = { js: 0, css: 0, all: kilobytes(join(folder, page)) }
  for (const file of withImports(folder, files)) {
    const weight = kilobytes(join(folder, file))
    weights[file.endsWith('.css') ? 'css' : 'js'] += weight
    weights.all += weight
  }
  return weights
}

/** One line per gate of every page that is there; `broken` says whether a gate is. */
export function checkBudgets(folder: string): { line: string; broken: boolean }[] {
  return gates
    .filter(({ page }) => existsSync(join(folder, page)))
    .flatMap((gate) => {
      const weights = weigh(folder, gate)
      return (Object.keys(gate.gates) as (keyof Weights)[]).map((kind) => {
        const limit = gate.gates[kind] ?? 0
        // A page that loads no script is a placeholder: weighing nothing proves nothing.
        const broken = weights[kind] > limit || weights.js === 0
        const line = `${broken ? 'FAIL' : 'ok  '} ${gate.page} ${kind}: ${weights[kind].toFixed(2)} of ${limit} kB`
        return { line, broken }
      })
    })
}

if (import.meta.main) {
  const folder = process.argv[2] ?? fileURLToPath(new URL('../pwa/dist', import.meta.url))
  const results = checkBudgets(folder)
  for (const { line } of results) console.log(line)
  process.exitCode = results.length === 0 || results.some(({ broken }) => broken) ? 1 : 0
}
