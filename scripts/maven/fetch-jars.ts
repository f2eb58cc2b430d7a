import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runOrThrow, runProgram } from '../process/run-program.ts'
import { cacheFolder } from '../project-folders.ts'

type JarsRequest = {
  /** Folder below `.cache`; contains the version, so that a new version is fetched and the old one stays usable. */
  cache: string
  /** `group:artifact:version`. */
  artifacts: readonly string[]
  /** For whom, in error messages: "Apache Kafka". */
  purpose: string
}

/**
 * Fetches Java libraries with everything they need, once, and returns a class path. Later calls only look.
 * Throws one sentence when Maven is missing or cannot fetch.
 */
export async function fetchJars({ cache, artifacts, purpose }: JarsRequest): Promise<string> {
  const folder = join(cacheFolder, cache)
  if (!(await exists(folder))) await fetchInto(folder, artifacts, purpose)
  return join(folder, '*')
}

async function fetchInto(folder: string, artifacts: readonly string[], purpose: string): Promise<void> {
  await requireMaven(purpose)
  await mkdir(dirname(folder), { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    const pom = join(draft, 'pom.xml')
    await writeFile(pom, pomOf(artifacts))
    await copyDependencies(pom, join(draft, 'libs'))
    await moveIfAbsent(join(draft, 'libs'), folder)
  } catch (cause) {
    throw new Error(`${purpose} could not be fetched with Maven: ${cause instanceof Error ? cause.message : ''}`, {
      cause,
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function requireMaven(purpose: string): Promise<void> {
  const { code } = await runProgram('mvn', ['--version'])
  if (code !== 0)
    throw new Error(`${purpose} needs Maven once, which is missing: install it (Debian: apt-get install maven).`)
}

async function copyDependencies(pom: string, libs: string): Promise<void> {
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies'
  const args = ['-q', '-B', '-f', pom, goal, '-DincludeScope=runtime', `-DoutputDirectory=${libs}`]
  const first = await runProgram('mvn', args, { timeoutMs: 300_000 })
  // A repository that did not answer once usually does the second time.
  if (first.code !== 0) await runOrThrow('mvn', [...args, '-U'], { timeoutMs: 300_000 })
  if ((await readdir(libs)).length === 0) throw new Error('no library arrived')
}

// Two processes may fetch at once; both results are the same and the first one stays.
async function moveIfAbsent(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!(await exists(to))) throw error
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

function pomOf(artifacts: readonly string[]): string {
  const dependencies = artifacts.map((artifact) => {
    const [group, name, version] = artifact.split(':')
    return `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${version}</version></dependency>`
  })
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>smartautocheck</groupId><artifactId>libraries</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependencies.join('')}</dependencies></project>\n`
}
