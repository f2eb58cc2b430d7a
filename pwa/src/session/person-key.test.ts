import type { PublicKey } from '@sac/contracts/authorship/signing-key'
import { fromBase64url, utf8 } from '@sac/contracts/certificate/bytes'
import { verifyES256 } from '@sac/contracts/certificate/web-crypto'
import { expect, test } from 'vitest'
import { readMeta, writeMeta } from '#db/outbox-meta.ts'
import { signWith } from '#platform/signing.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { quickPins } from '../../tests/support/quick-pins.ts'
import { readAccount } from './known-people.ts'
import { createSession } from './session.ts'

quickPins()

const answerTo = (path: string, userId: string) => {
  const user = { userId, role: 'inspector', name: userId, inspectorNumber: '1' }
  const body = path.endsWith('/login') ? { accessToken: 'token', expiresIn: 900, user } : {}
  return new Response(JSON.stringify(body))
}

function createDevice() {
  const store = openLocalStore()
  const asked: { path: string; body: unknown }[] = []
  let userId = 'u1'
  const session = createSession({
    outbox: store.outbox,
    now: () => store.clock.now,
    locks: { hold: (_name, _options, work) => work() },
    http: async ({ path, body }) => {
      asked.push({ path, body: JSON.parse(String(body ?? '{}')) })
      return answerTo(path, userId)
    },
  })
  return {
    ...store,
    session,
    asked,
    openKey: () => readMeta(store.outbox, 'openKey'),
    signIn: (as = 'u1') => {
      userId = as
      return session.login({ email: `${as}@example.test`, password: 'long enough' })
    },
  }
}

async function signs(key: { kid: string; privateKey: CryptoKey; publicKey: PublicKey }) {
  const { signature } = await signWith(key, utf8('said'))
  return verifyES256(key.publicKey, utf8('said'), fromBase64url(signature))
}

test('who has chosen a PIN signs with a key of their own that nobody can read', async () => {
  const device = createDevice()
  await device.signIn()
  expect(await device.openKey()).toBeUndefined()
  await device.session.setPin('482915')
  const key = (await device.openKey())!
  expect(key).toMatchObject({ userId: 'u1', kid: expect.stringMatching(/^[\w-]{43}$/) })
  expect(await signs(key)).toBe(true)
  expect(key.privateKey.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('pkcs8', key.privateKey)).rejects.toMatchObject({ name: 'InvalidAccessError' })
})

test('a locked device signs for nobody; the PIN alone opens the same key again', async () => {
  const device = createDevice()
  await device.signIn()
  await device.session.setPin('482915')
  const key = (await device.openKey())!
  await device.session.lock()
  expect(await device.openKey()).toBeUndefined()
  expect(await device.session.unlock({ userId: 'u1', pin: '111111' })).toEqual({ status: 'wrong-pin' })
  expect(await device.openKey()).toBeUndefined()
  expect(await device.session.unlock({ userId: 'u1', pin: '482915' })).toEqual({ status: 'unlocked' })
  expect((await device.openKey())!.kid).toBe(key.kid)
  expect(await signs((await device.openKey())!)).toBe(true)
})

test('a password signs in without the PIN: the key is new, and the PIN opens it the next time', async () => {
  const device = createDevice()
  await device.signIn()
  await device.session.setPin('482915')
  const first = (await device.openKey())!
  await device.session.lock()
  await device.signIn()
  const second = (await device.openKey())!
  expect(second.kid).not.toBe(first.kid)
  await device.session.lock()
  await device.session.unlock({ userId: 'u1', pin: '482915' })
  expect((await device.openKey())!.kid).toBe(second.kid)
})

test('a new sign-in of whoever works goes on with the key that is open', async () => {
  const device = createDevice()
  await device.signIn()
  await device.session.setPin('482915')
  const { kid } = (await device.openKey())!
  await device.signIn()
  expect((await device.openKey())!.kid).toBe(kid)
})

test('one person’s PIN opens no other person’s key', async () => {
  const device = createDevice()
  await device.signIn('u1')
  await device.session.setPin('482915')
  const { kid } = (await device.openKey())!
  await device.signIn('u2')
  expect(await device.openKey()).toBeUndefined()
  await device.session.setPin('7777')
  expect((await device.openKey())!.userId).toBe('u2')
  await device.session.lock()
  expect(await device.session.unlock({ userId: 'u1', pin: '7777' })).toEqual({ status: 'wrong-pin' })
  await device.session.unlock({ userId: 'u1', pin: '482915' })
  expect(await device.openKey()).toMatchObject({ userId: 'u1', kid })
})

test('the PIN of an app of before opens the device once more, and a key from then on', async () => {
  const device = createDevice()
  await device.signIn()
  const account = await readAccount(device.outbox)
  // PBKDF2-HMAC-SHA-256 of 482915.
  const salt = 'AAECAwQFBgcICQoLDA0ODw=='
  const material = await crypto.subtle.importKey('raw', utf8('482915'), 'PBKDF2', false, ['deriveBits'])
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from(salt, 'base64'), iterations: 1_000 }
  const hash = Buffer.from(await crypto.subtle.deriveBits(pbkdf2, material, 256)).toString('base64')
  const people = account.people.map((person) => ({ ...person, pin: { salt, iterations: 1_000, hash } }))
  await writeMeta(device.outbox, 'account', { ...account, people })
  expect(await device.session.unlock({ userId: 'u1', pin: '111111' })).toEqual({ status: 'wrong-pin' })
  expect(await device.session.unlock({ userId: 'u1', pin: '482915' })).toEqual({ status: 'unlocked' })
  const key = (await device.openKey())!
  await device.session.lock()
  await device.session.unlock({ userId: 'u1', pin: '482915' })
  expect((await device.openKey())!.kid).toBe(key.kid)
})
