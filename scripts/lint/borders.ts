// Who may import whom, and who alone may speak to the database and to the browser's storage (design 02). Of the rows that match a
// file the last counts, so every row is whole. Dynamic imports and types count like any other. borders.test.ts breaks each.
import { join } from 'node:path'
import type { OxlintOverride } from 'oxlint'

type Pattern = { group: string[]; message: string } | { regex: string; message: string }
type Row = {
  files: string
  /** Holds for tests as well. */
  always: Pattern[]
  /** Holds for what is shipped. */
  shipped: Pattern[]
}

const tests = ['**/*.{test,bench,contract}.{ts,tsx}', '**/{testing,contract}/**']

/** Of all paths that match `of` only those that match `allowed`. */
const only = (allowed: readonly string[], of: readonly string[], message: string): Pattern => ({
  group: [...of, ...allowed.map((path) => `!${path}`)],
  message,
})
const none = (group: string[], message: string): Pattern => ({ group, message })

const workspaces = (...names: string[]): Pattern =>
  only(
    names.map((name) => `@sac/${name}/**`),
    ['@sac/**'],
    `Of the other workspaces only these are known here: ${names.join(', ')}.`,
  )
// Whoever climbs higher, or down and up again, reaches what the rows do not see. Asked first: what a row allows is not asked further.
const climb: Pattern = {
  regex: '/\\.\\.(/|$)',
  message: 'Climb at most one folder; further away use a #alias or a workspace package.',
}
const driver = none(['pg', 'pg/**'], 'Databases are opened by @sac/platform/db.')

const pureShapes = (...zod: string[]) =>
  only(['./**', '../**', ...zod], ['**'], 'contracts hold shapes and pure functions: zod/mini only.')
const contracts: Row = { files: 'contracts/src/**', always: [], shipped: [pureShapes('zod/mini')] }
// Read by servers alone.
const envelopes: Row = { files: 'contracts/src/events/**', always: [], shipped: [pureShapes('zod/mini', 'zod')] }
const platform: Row = { files: 'platform/src/**', always: [], shipped: [workspaces('contracts')] }
const gateway: Row = {
  files: 'sync-gateway/src/**',
  always: [none(['@sac/backend/**'], 'The gateway and the services meet through events.')],
  shipped: [workspaces('contracts', 'platform'), driver],
}
const service: Row = {
  files: 'backend/src/services/*/**',
  always: [none(['@sac/sync-gateway/**', '@sac/backend/**'], 'Services meet through events, ids and read models.')],
  shipped: [workspaces('contracts', 'platform'), driver],
}
/** The files right in a service's folder: above them are the other services. */
const serviceRoot: Row = {
  ...service,
  files: 'backend/src/services/*/*',
  always: [...service.always, none(['../**'], 'No service imports another.')],
}
const main: Row = {
  files: 'backend/src/main/**',
  always: [],
  shipped: [workspaces('contracts', 'platform', 'sync-gateway'), driver],
}

const pure = only(
  ['./**', '@sac/contracts/**', '#*/domain/**', 'zod/mini'],
  ['**'],
  'domain is pure: contracts and domain only.',
)
const beside = only(['../domain/**'], ['../**'], 'store knows SQL and domain only.')
const above = none(['#*/handlers/**', '#*/routes/**', 'express'], 'store knows SQL and domain only.')
const noHttp = none(['../routes/**', '#*/routes/**', 'express'], 'handlers know nothing of HTTP.')

/** Inside a service: domain ← store ← handlers ← routes. */
const layersIn = (root: string, { always, shipped }: Row): Row[] => [
  { files: `${root}/domain/**`, always, shipped: [pure] },
  { files: `${root}/store/**`, always, shipped: [...shipped, beside, above] },
  { files: `${root}/handlers/**`, always, shipped: [...shipped, noHttp] },
]

/** Below what screens read of this device: its databases, who uses it, what they record, and how that travels. */
const device = ['sync', 'session', 'recording', 'db', 'design', 'platform']

/** What each layer of the PWA may import besides itself and contracts. */
const layers = {
  platform: [],
  design: ['platform'],
  db: ['platform'],
  session: ['db', 'platform'],
  recording: ['session', 'db', 'platform'],
  sync: ['session', 'recording', 'db', 'design', 'platform'],
  device,
  words: ['design', 'platform'],
  // What every app that is online stands on: who is signed in, what the office says, how long that is known.
  api: ['words', 'design', 'platform'],
  // What the screens of customers stand on besides: their addresses, what they may choose, how they sign in.
  customer: ['api', 'words', 'design', 'platform'],
  // What the pages of the office stand on besides: their addresses and places, lists, records, acts, keys.
  admin: ['api', 'words', 'design', 'platform'],
  features: ['customer', 'admin', 'api', 'words', ...device, 'device'],
  app: ['features', 'customer', 'admin', 'api', 'words', ...device, 'device'],
}

const browser = [workspaces('contracts'), none(['node:*'], 'This runs in a browser.')]
const outside = none(['../**'], 'What lies in another folder of the PWA is imported by its #alias.')

function layerRows(layer: string, below: readonly string[]): Row[] {
  // A feature reaches its own files by relative paths: the alias of features would reach the others, too.
  const own = layer === 'features' ? [] : [layer]
  const known = [...own, ...below].map((name) => `#${name}/**`)
  const aliases = only(known, ['#*/**', '#*'], `${layer} imports of the PWA: ${below.join(', ') || 'nothing'}.`)
  const root = layer === 'features' ? 'pwa/src/features/*' : `pwa/src/${layer}`
  return [
    { files: `${root}/**`, always: [aliases], shipped: browser },
    { files: `${root}/*`, always: [aliases], shipped: [...browser, outside] },
  ]
}

/** Inside the inspector's feature: model ← actions, data, recording ← screens. What only one screen needs stands beside it. */
const inspect = (folders: string, own: Pattern[]): Row[] => {
  const [inFeature] = layerRows('features', layers.features)
  return inFeature
    ? [{ ...inFeature, files: `pwa/src/features/inspect/${folders}/**`, shipped: [...browser, ...own] }]
    : []
}
const beneathScreens = ['model', 'actions', 'data', 'recording'].map((folder) => `../${folder}/**`)
const noScreens = only([...beneathScreens, '../*.ts'], ['../**'], 'What screens share knows no screen.')
const pureOfInspect = only(
  ['./**', '../model/**', '../actions/**', '@sac/contracts/**', 'zod/mini'],
  ['**'],
  'model and actions are pure: contracts and one another only.',
)

const rows: Row[] = [
  contracts,
  envelopes,
  platform,
  gateway,
  ...layersIn('sync-gateway/src/*', gateway),
  service,
  serviceRoot,
  ...layersIn('backend/src/services/*', service),
  main,
  ...Object.entries(layers).flatMap(([layer, below]) => layerRows(layer, below)),
  ...inspect('{model,actions}', [pureOfInspect]),
  ...inspect('{data,recording}', [noScreens]),
]

const restrict = (patterns: Pattern[]): NonNullable<OxlintOverride['rules']> => ({
  'no-restricted-imports': patterns.length === 0 ? 'off' : ['error', { patterns }],
})

const imports = rows.flatMap(({ files, always, shipped }): OxlintOverride[] => {
  const folder = files.replace(/\/\*+$/, '')
  const inside = files.endsWith('/**') ? tests : ['*.{test,bench,contract}.{ts,tsx}']
  return [
    { files: [files], excludeFiles: tests, rules: restrict([climb, ...always, ...shipped]) },
    { files: inside.map((glob) => `${folder}/${glob}`), rules: restrict(always) },
  ]
})

const sql: OxlintOverride = {
  files: ['backend/src/**', 'sync-gateway/src/**'],
  excludeFiles: ['**/store/**', ...tests],
  jsPlugins: [join(import.meta.dirname, 'sql-plugin.ts')],
  rules: { 'sql/only-in-store': 'error' },
}

const functions: OxlintOverride = {
  files: ['platform/src/**', 'backend/src/**', 'sync-gateway/src/**'],
  excludeFiles: tests,
  jsPlugins: [join(import.meta.dirname, 'functions-plugin.ts')],
  rules: { 'functions/named-before-kept': 'error' },
}

const french: OxlintOverride = {
  files: ['pwa/src/**/{fr,fr/**/*}.ts', 'backend/src/**/{fr,fr/**/*}.ts'],
  jsPlugins: [join(import.meta.dirname, 'french-plugin.ts')],
  rules: { 'french/signs-stay': 'error' },
}

const kept = 'What the browser keeps is read and written by #platform and #db.'
const storage = ['localStorage', 'sessionStorage', 'indexedDB', 'IDBKeyRange', 'caches', 'cookieStore']
const holders = ['window', 'globalThis', 'self'].flatMap((object) => storage.map((property) => ({ object, property })))
const members = [...holders, { object: 'navigator', property: 'storage' }, { object: 'document', property: 'cookie' }]

const browserStorage: OxlintOverride = {
  files: ['pwa/src/**'],
  // Service workers keep the pages themselves.
  excludeFiles: ['pwa/src/{platform,db}/**', '**/sw.ts', ...tests],
  rules: {
    'no-restricted-globals': [
      'error',
      { globals: storage.map((name) => ({ name, message: kept })), checkGlobalObject: true },
    ],
    'no-restricted-properties': ['error', ...members.map((member) => ({ ...member, message: kept }))],
  },
}

export const borders: OxlintOverride[] = [...imports, sql, functions, french, browserStorage]
