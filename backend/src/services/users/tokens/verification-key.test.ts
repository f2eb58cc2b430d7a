import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@sac/platform/http/problem'
import { expect, onTestFinished, test } from 'vitest'
import { publishVerificationKey, readVerificationKey } from './verification-key.ts'

async function newFolder(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'sac-public-'))
  onTestFinished(() => rm(parent, { recursive: true }))
  return join(parent, 'public')
}

const newPublicKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey

test('a published key is read as it is now, and holds nothing that signs', async () => {
  const folder = await newFolder()
  for (const key of [newPublicKey(), newPublicKey()]) {
    await publishVerificationKey(folder, key)
    expect((await readVerificationKey(folder)).equals(key)).toBe(true)
  }
  expect(await readdir(folder)).toEqual(['access-token.pem'])
  expect(await readFile(join(folder, 'access-token.pem'), 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----/)
})

test('while no key is published a verifier asks to come back', async () => {
  const folder = await newFolder()
  await expect(readVerificationKey(folder)).rejects.toThrow(Problem)
  await expect(readVerificationKey(folder)).rejects.toMatchObject({ code: 'server.unavailable', retryAfterSeconds: 5 })
})
