import { keyStatement } from '@sac/contracts/authorship/statements'
import { fromBase64url } from '@sac/contracts/certificate/bytes'
import { verifyES256 } from '@sac/contracts/certificate/web-crypto'
import { type KeyStanding, ShowKeys, type ShownKey } from '@sac/contracts/sync/signing-keys'
import { expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { readIdentity, readMeta, writeMeta } from '#db/outbox-meta.ts'
import { changeAccount, withPerson } from '#session/known-people.ts'
import { chooseVault } from '#session/person-key.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { quickPins } from '../../tests/support/quick-pins.ts'
import { createKeyShowing } from './show-keys.ts'

quickPins()

type Standing = z.infer<typeof KeyStanding>

/** A device on which u1 is signed in and has chosen a PIN. */
async function createDevice({ people = ['u1'] } = {}) {
  const store = openLocalStore()
  const { outbox, clock } = store
  await writeMeta(outbox, 'enrolment', { credential: 'secret', exportKey: {}, name: 'test', at: '' })
  for (const userId of people) {
    const { vault, ...key } = await chooseVault(userId, '1234')
    const user = { userId, role: 'inspector', name: userId, inspectorNumber: '1', email: '', signedInAt: '' } as const
    const withPin = (account: Parameters<typeof withPerson>[0]) => {
      const known = withPerson(account, user)
      return { ...known, people: known.people.map((person) => ({ ...person, pin: vault })) }
    }
    await changeAccount(outbox, withPin, { key })
  }
  const office = { shown: [] as ShownKey[][], retired: new Set<string>(), reachable: true }
  const standingOf = (kid: string): Standing => ({
    kid,
    status: office.retired.has(kid) ? 'retired' : 'registered',
    validUntil: null,
  })
  const show = createKeyShowing({
    outbox,
    now: () => clock.now,
    accessToken: async () => ({ status: 'token', token: 'of u1' }),
    http: async ({ body, headers, path }) => {
      if (!office.reachable) throw new TypeError('Failed to fetch')
      expect([path, headers]).toMatchObject([
        '/sync/v1/keys',
        { Authorization: 'Bearer of u1', 'Sac-Device': 'secret' },
      ])
      const { keys } = ShowKeys.parse(JSON.parse(String(body)))
      office.shown.push(keys)
      const kids = await kidsOf()
      return new Response(JSON.stringify({ serverTime: new Date(clock.now).toISOString(), keys: kids.map(standingOf) }))
    },
  })
  const kidsOf = async () => {
    const [own, open] = [await readMeta(outbox, 'deviceKey'), await readMeta(outbox, 'openKey')]
    return [own, open].flatMap((key) => (key ? [key.kid] : []))
  }
  return { ...store, office, show, kidsOf }
}

test('the keys are shown with the proof that this device holds them', async () => {
  const device = await createDevice()
  await device.show()
  const { deviceId } = await readIdentity(device.outbox)
  const [keys = []] = device.office.shown
  expect(keys.map(({ owner }) => owner)).toEqual(['device', 'person'])
  const kids = await device.kidsOf()
  for (const [at, { owner, publicKey, proof }] of keys.entries()) {
    const statement = keyStatement({ deviceId, userId: owner === 'person' ? 'u1' : null }, kids[at]!)
    expect(await verifyES256(publicKey, statement, fromBase64url(proof))).toBe(true)
  }
})

test('they are shown once an hour, at once when one is new, and again until the office has answered', async () => {
  const device = await createDevice()
  device.office.reachable = false
  await device.show()
  device.office.reachable = true
  for (let n = 0; n < 3; n += 1) await device.show()
  expect(device.office.shown).toHaveLength(1)
  const { vault: _, ...key } = await chooseVault('u1', '1234')
  await changeAccount(device.outbox, (account) => account, { key })
  await device.show()
  expect(device.office.shown).toHaveLength(2)
  device.clock.now += 60 * 60_000
  await device.show()
  expect(device.office.shown).toHaveLength(3)
})

test('a key that counts no more is replaced and the new one shown', async () => {
  const device = await createDevice()
  await device.show()
  const before = await device.kidsOf()
  for (const kid of before) device.office.retired.add(kid)
  device.clock.now += 60 * 60_000
  await device.show()
  const after = await device.kidsOf()
  expect(after.some((kid) => before.includes(kid))).toBe(false)
  expect(device.office.shown).toHaveLength(3)
})

test('of a locked device only its own key is shown, and of a device nobody enrolled none', async () => {
  const device = await createDevice()
  await changeAccount(device.outbox, (account) => ({ ...account, locked: true }), { key: null })
  await device.show()
  expect(device.office.shown.map((keys) => keys.map(({ owner }) => owner))).toEqual([['device']])
  const stranger = await createDevice()
  await stranger.outbox.transact('write', async ({ meta }) => {
    meta.delete('enrolment')
  })
  await stranger.show()
  expect(stranger.office.shown).toEqual([])
})
