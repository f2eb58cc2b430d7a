export type LockEntry = {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
export type LockFile = { packages: Record<string, LockEntry> }

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openbsd', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64']

/**
 * The lock file with an entry for every platform's optional packages; returns the names it added. npm leaves out those its
 * registry could not serve when the lock was written, and `npm ci` then refuses the lock. Only exact versions whose
 * platform is in the name are added: nothing is guessed.
 */
export function completeLock({ packages }: LockFile): string[] {
  const added: string[] = []
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const missing = isLocked(packages, path, name) ? undefined : entryFor(name, { version, dev: entry.dev === true })
      if (!missing) continue
      packages[`node_modules/${name}`] = missing
      added.push(name)
    }
  }
  return added
}

// Members in the order npm writes them.
function entryFor(name: string, { version, dev }: { version: string; dev: boolean }): LockEntry | undefined {
  const platform = platformOf(name)
  if (!platform || !/^\d+\.\d+\.\d+$/.test(version)) return undefined
  const { os, cpu, libc } = platform
  return { version, cpu, ...(dev ? { dev } : {}), ...(libc ? { libc } : {}), optional: true, os }
}

/** The same entries in the order npm writes them, so that a completed lock differs by additions alone. */
export function sortPackages({ packages }: LockFile): Record<string, LockEntry> {
  return Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')))
}

// Node's own search: beside the package, then below each folder above it.
function isLocked(packages: LockFile['packages'], path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

function platformOf(name: string): (Pick<LockEntry, 'libc'> & Required<Pick<LockEntry, 'os' | 'cpu'>>) | undefined {
  const words = name.split(/[/-]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  if (os === undefined || cpu === undefined) return undefined
  const libc = os === 'linux' ? libraryOf(words) : undefined
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) }
}

function libraryOf(words: readonly string[]): string | undefined {
  if (words.some((word) => word.startsWith('musl'))) return 'musl'
  return words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined
}
