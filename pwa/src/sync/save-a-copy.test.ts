import { createDecipheriv, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync } from 'node:crypto'
import { copyStatement } from '@sac/contracts/authorship/statements'
import { fromBase64url } from '@sac/contracts/certificate/bytes'
import { verifyES256 } from '@sac/contracts/certificate/web-crypto'
import { SavedCopy, SavedCopyContent, savedCopyInfo } from '@sac/contracts/sync/saved-copy'
import { expect, test } from 'vitest'
import { writeMeta } from '#db/outbox-meta.ts'
import { sha256 } from '../../tests/support/fake-office.ts'
import { answer, createTestEngine } from '../../tests/support/test-engine.ts'
import { portions, type SavedFile, saveACopy } from './save-a-copy.ts'
import { takeDeviceKey } from './show-keys.ts'

const office = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const exportKey = office.publicKey.export({ format: 'jwk' }) as JsonWebKey

/** As the office does it, with another implementation of the same standards. */
function open(copy: SavedCopy) {
  const publicKey = createPublicKey({ key: copy.ephemeral, format: 'jwk' })
  const secret = diffieHellman({ privateKey: office.privateKey, publicKey })
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), savedCopyInfo, 32))
  const sealed = Buffer.from(copy.ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(copy.iv, 'base64'))
  decipher.setAAD(Buffer.from(copy.deviceId))
  decipher.setAuthTag(sealed.subarray(-16))
  const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')
  return SavedCopyContent.parse(JSON.parse(text))
}

test('the office opens a copy and finds the exact lines and photos that were not sent', async () => {
  const device = await createTestEngine()
  await writeMeta(device.outbox, 'enrolment', { credential: 'c', exportKey, name: 'n', at: '' })
  await device.record(1, answer('1.1'))
  device.start()
  await device.green()
  await device.stop()
  await device.record(1, answer('é 1.2'), answer('1.3'))
  const hashes = [await device.photograph(1, 70_000), await device.photograph(2, 10)]
  const files: SavedFile[] = []
  const outcome = await saveACopy(device.outbox, { deliver: (file) => files.push(file) })
  expect(outcome).toEqual({ status: 'saved', files: 1, lines: 4, photos: 2 })
  const copy = SavedCopy.parse(JSON.parse(await files[0]!.blob.text()))
  const { lines, blobs } = open(copy)
  expect(lines).toEqual((await device.rows()).filter(({ state }) => state === 'waiting').map(({ line }) => line))
  expect(blobs.map((blob) => blob.sha256).toSorted()).toEqual(hashes.toSorted())
  for (const { sha256: hash, base64 } of blobs) expect(sha256(Buffer.from(base64, 'base64'))).toBe(hash)
})

test('a copy bears the signature of its device, over exactly what it holds', async () => {
  const device = await createTestEngine()
  await writeMeta(device.outbox, 'enrolment', { credential: 'c', exportKey, name: 'n', at: '' })
  await device.record(1, answer('1.1'))
  const files: SavedFile[] = []
  await saveACopy(device.outbox, { deliver: (file) => files.push(file) })
  const copy = SavedCopy.parse(JSON.parse(await files[0]!.blob.text()))
  const { kid, publicKey } = await takeDeviceKey(device.outbox)
  const hash = sha256(Buffer.from(copy.ciphertext, 'base64'))
  const signature = fromBase64url(copy.authorship!.signature)
  expect(copy.authorship!.kid).toBe(kid)
  expect(await verifyES256(publicKey, copyStatement(copy, hash), signature)).toBe(true)
  expect(await verifyES256(publicKey, copyStatement(copy, sha256('other')), signature)).toBe(false)
})

test('a copy read by anyone else is noise, and two copies share nothing', async () => {
  const device = await createTestEngine()
  await writeMeta(device.outbox, 'enrolment', { credential: 'c', exportKey, name: 'n', at: '' })
  await device.record(1, answer('canary'))
  const files: SavedFile[] = []
  for (let n = 0; n < 2; n += 1) await saveACopy(device.outbox, { deliver: (file) => files.push(file) })
  const texts = await Promise.all(files.map(({ blob }) => blob.text()))
  expect(texts[0]).not.toContain('canary')
  const [first, second] = texts.map((text) => SavedCopy.parse(JSON.parse(text)))
  expect([first!.iv === second!.iv, first!.ephemeral.x === second!.ephemeral.x]).toEqual([false, false])
})

test('without an office there is nobody to encrypt to', async () => {
  const device = await createTestEngine()
  await device.outbox.transact('write', async ({ meta }) => {
    meta.delete('enrolment')
  })
  const deliver = () => expect.unreachable()
  expect(await saveACopy(device.outbox, { deliver })).toEqual({ status: 'not-enrolled' })
})

test('a large queue is divided, every photo once and no file above the limit', () => {
  const photos = [30, 30, 50, 1, 1, 48].map((size, id) => ({ size, id }))
  const parts = portions(photos, 50)
  expect(parts.flat()).toEqual(photos)
  for (const part of parts) expect(part.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(50)
  expect(portions([], 50)).toEqual([[]])
})
