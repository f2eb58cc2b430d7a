import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readOrCreateSecret } from './read-or-create-secret.ts'

test('many first starts at once agree on one secret, private and with no draft left behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sac-secret-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'keys', 'secret')
  const secrets = await Promise.all(Array.from({ length: 20 }, () => readOrCreateSecret(path, () => randomBytes(32))))
  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await readdir(join(folder, 'keys'))).toEqual(['secret'])
})
