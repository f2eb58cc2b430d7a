// Every entry of each kind that there is; which of them are tried is the caller's choice.
import { type Entry, endOfCall, entriesBehind, withComma } from './entries.ts'
import { quoted, type Removal, type Step } from './removal.ts'
import { servers, type Tree, treeIn } from './tree.ts'
import { mails, messages } from './word-removals.ts'

const tables = ({ read, filesOf }: Tree) =>
  filesOf('contracts/src/operations/*.ts').flatMap((file) => {
    const text = read(file)
    const opening = /^export const \w+Operations = \{$/m.exec(text)?.[0]
    return opening === undefined ? [] : entriesBehind(text, opening).map((row) => ({ file, text, row }))
  })

const operations = (tree: Tree): Removal[] =>
  tables(tree).map(({ file, row: { key, from, to } }) => {
    const noticed = new RegExp(`"${quoted(key)}"`)
    // Without any row the type of their names is never, and nothing more is said of each.
    return { kind: 'operation', entry: key, file, from, to, step: servers, noticed, place: file, named: 4 }
  })

/** In the difference of two lists a test shows. */
const gone = (name: string) => new RegExp(`^ *[-+] +"${quoted(name)}",?$`, 'm')

const written = { name: 'unit', file: 'contracts/src/http/write-openapi.test.ts' } as const

/** Its body, its parameters, a code it refuses with …: a member of the row. */
const operationMembers = (tree: Tree): Removal[] =>
  tables(tree).flatMap(({ file, text, row }) => {
    const members = entriesBehind(text.slice(0, row.to), text.slice(row.from, text.indexOf('\n', row.from)))
    const shown = members.filter(({ key }) => ['body', 'query', 'params', 'problems', 'roles'].includes(key))
    return shown.map(({ key, from, to }): Removal => {
      const cut = { kind: 'part of an operation', entry: `${row.key} ${key}`, file, from, to, place: row.key }
      // Without roles nothing can be written of any operation.
      if (key === 'roles') return { ...cut, step: written, noticed: /failed/ }
      return { ...cut, step: { ...written, namesEach: true }, noticed: gone(row.key) }
    })
  })

/** The calls of this name in a file, outermost first. */
const calls = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\(`, 'g'))].map(({ index }) => ({
    from: index,
    to: endOfCall(text, index),
  }))

function handlers({ read, filesOf }: Tree): Removal[] {
  const files = filesOf('{backend,sync-gateway}/**/handlers/*.ts')
  return files.flatMap((file) => {
    const text = read(file)
    const all = [...calls(text, 'on'), ...calls(text, 'onPart')].flatMap(({ from, to }) => eventsIn(text, { from, to }))
    return all.map(({ key, from, to }): Removal => {
      const noticed = new RegExp(`forgotten[^\n]*"${quoted(key)}"`)
      return { kind: 'handler', entry: key, file, from, to, step: servers, noticed, place: file }
    })
  })
}

/** Of a handler of one event all of it, of a handler of many the one. */
function eventsIn(text: string, call: { from: number; to: number }): Entry[] {
  const [, single, list] = /^\w+\(\s*(?:'([\w.-]+)'|\[([^\]]*)\])/.exec(text.slice(call.from, call.to)) ?? []
  if (single !== undefined) return [{ key: single, from: call.from, to: withComma(text, call.to) }]
  return namesIn(list ?? '', text.indexOf('[', call.from) + 1)
}

/** The strings of a list that begins at `start`. */
const namesIn = (list: string, start: number): Entry[] =>
  [...list.matchAll(/'([\w.-]+)',?\s*/g)].map(({ 0: all, 1: key = '', index }) => ({
    key,
    from: start + index,
    to: start + index + all.length,
  }))

const subscriptions = ({ read, filesOf }: Tree): Removal[] =>
  filesOf('{backend,sync-gateway}/**/*-service.ts', 'backend/**/create-certificates.ts').flatMap((file) =>
    [...read(file).matchAll(/^ *subscriptions: [^\n]*\n/gm)].map(({ 0: line, index }): Removal => {
      const noticed = new RegExp(`${quoted(file)}|main/services.ts`)
      return {
        kind: 'subscription',
        entry: line.trim(),
        file,
        from: index,
        to: index + line.length,
        step: servers,
        noticed,
        place: file,
      }
    }),
  )

/** What a service may do to the rows of a table. */
const rights = ({ read, filesOf }: Tree): Removal[] =>
  filesOf('{backend,sync-gateway}/**/*-service.ts').flatMap((file) => {
    const lists = [...read(file).matchAll(/(?:appendOnly|rewritten): \[([^\]]*)\]/g)]
    return lists.flatMap(({ 0: all, 1: list = '', index }) =>
      namesIn(list, index + all.indexOf('[') + 1).map(({ key, from, to }): Removal => {
        const step: Step = { name: 'unit', file: 'backend/src/main/migrations.test.ts', namesEach: true }
        return { kind: 'right', entry: key, file, from, to, step, noticed: gone(key) }
      }),
    )
  })

const mounted = 'tests/operations/every-operation-is-mounted.test.ts'

/** A route in the list of its service's. */
const routes = ({ read, filesOf }: Tree): Removal[] =>
  filesOf('{backend,sync-gateway}/**/routes/*.ts').flatMap((file) => {
    const text = read(file)
    return calls(text, 'route').flatMap(({ from, to }): Removal[] => {
      const [, entry] = /operation: '([^']+)'/.exec(text.slice(from, to)) ?? []
      if (entry === undefined) return []
      const step: Step = { name: 'unit', file: mounted, namesEach: true }
      return [{ kind: 'route', entry, file, from, to, instead: '[]', step, noticed: gone(entry) }]
    })
  })

function services({ read }: Tree): Removal[] {
  const file = 'backend/src/main/services.ts'
  const text = read(file)
  const lines = [...text.matchAll(/^  (\w+)Service,\n/gm)]
  return lines.map(({ 0: line, 1: name = '', index }): Removal => {
    const noticed = new RegExp(`${name}Service`)
    const step: Step = { name: 'lint', files: [file] }
    return { kind: 'service', entry: `${name}Service`, file, from: index, to: index + line.length, step, noticed }
  })
}

/** A row of the borders themselves. */
const borders = ({ read }: Tree): Removal[] => {
  const file = 'scripts/lint/borders.ts'
  const [list, from] = placeOf(/^const rows: Row\[\] = \[[^]*?\]$/m, read(file))
  return [...list.matchAll(/^  (\w+|\.{3}(?:layersIn|inspect)\(.*\)),\n/gm)].map(
    ({ 0: row, 1: entry = '', index }): Removal => {
      const step: Step = { name: 'unit', file: 'scripts/lint/borders.test.ts' }
      const at = from + index
      return { kind: 'border', entry, file, from: at, to: at + row.length, step, noticed: /FAIL .*borders\.test/ }
    },
  )
}

/** What a service has of a person, for export and erasure. */
const personalData = ({ read, filesOf }: Tree): Removal[] =>
  filesOf('backend/src/services/*/*.ts').flatMap((file) =>
    [...read(file).matchAll(/^ *personalData: personalDataOf\(.*\),\n/gm)].map(({ 0: line, index }): Removal => {
      const entry = file.split('/')[3] ?? file
      const step: Step = { name: 'unit', file: 'backend/src/main/services.test.ts', namesEach: true }
      return { kind: 'personal data', entry, file, from: index, to: index + line.length, step, noticed: gone(entry) }
    }),
  )

/** The first word of an address the customer app has. */
function customerPlaces({ read }: Tree): Removal[] {
  const file = 'backend/src/services/web/serve-pwa.ts'
  const [shape, from] = placeOf(/^const customerPlaces = .*$/m, read(file))
  return [...shape.matchAll(/[a-z-]+(?=[|)])/g)].map(({ 0: entry, index }): Removal => {
    const step: Step = { name: 'unit', file: 'backend/src/services/web/serve-pwa.test.ts' }
    const at = { from: from + index, to: from + index + entry.length }
    const noticed = new RegExp(`^ *[-+] +"/${entry}`, 'm')
    return { kind: 'customer place', entry, file, ...at, instead: 'nowhere', step, noticed }
  })
}

function placeOf(shape: RegExp, text: string): [found: string, at: number] {
  const found = shape.exec(text)
  if (!found) throw new Error(`there is no ${shape.source}`)
  return [found[0], found.index]
}

/** All there are, kind by kind. */
export function findRemovals(folder: string): Readonly<Record<string, readonly Removal[]>> {
  const tree = treeIn(folder)
  return {
    handler: handlers(tree),
    subscription: subscriptions(tree),
    operation: operations(tree),
    route: routes(tree),
    right: rights(tree),
    'part of an operation': operationMembers(tree),
    message: messages(tree),
    mail: mails(tree),
    'personal data': personalData(tree),
    'customer place': customerPlaces(tree),
    service: services(tree),
    border: borders(tree),
    // May be none: then all borders hold.
  }
}
