import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import type { TestProject } from 'vitest/node'
import './provided-context.ts'

/** One real PostgreSQL for the whole run: TEST_DATABASE_URL when given, else a throw-away one that is removed at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const nameRun = () => project.provide('testRun', randomUUID())
  nameRun()
  project.onTestsRerun(nameRun)
  const given = process.env['TEST_DATABASE_URL']
  if (given) {
    project.provide('postgresUrl', given)
    return () => Promise.resolve()
  }
  const folder = await mkdtemp(join(tmpdir(), 'sac-test-postgres-'))
  await chmod(folder, 0o711)
  const server = await startEmbeddedPostgres({ folder, durable: false })
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
