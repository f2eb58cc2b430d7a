import { expect, test } from 'vitest'
import { readMeta } from '#db/outbox-meta.ts'
import type { HttpRequest } from '#platform/http.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { quickPins } from '../../tests/support/quick-pins.ts'
import { readAccount } from './known-people.ts'
import { createSession } from './session.ts'

quickPins()

const refresh = '/api/v1/auth/refresh'
const retire = '/sync/v1/keys/retire'
const logout = '/api/v1/auth/logout'

const problem = (status: number) =>
  new Response(JSON.stringify({ type: '', title: '', status, code: 'any', detail: '', correlationId: '' }), { status })

/** The office as far as signing in and out goes; who signs in is named by their e-mail. */
function createOffice() {
  const office = { cookie: null as string | null, reachable: true, deaf: new Set<string>(), heard: [] as string[] }
  const answerSession = (userId: string | null): Response => {
    if (userId === null) return problem(401)
    const user = { userId, role: 'inspector', name: userId, inspectorNumber: '1' }
    return new Response(JSON.stringify({ accessToken: `token of ${userId}`, expiresIn: 900, user }))
  }
  const answer = ({ path, body, headers }: HttpRequest): Response => {
    const sent = JSON.parse(String(body ?? '{}'))
    office.heard.push(sent.kid ? `${path} ${sent.kid} ${headers['Authorization']}` : path)
    if (path.endsWith('/login')) office.cookie = sent.email
    if (path === logout) office.cookie = null
    return path === retire || path === logout ? new Response('{}') : answerSession(office.cookie)
  }
  const http = async (request: HttpRequest): Promise<Response> => {
    if (!office.reachable) throw new TypeError('Failed to fetch')
    return office.deaf.has(request.path) ? problem(503) : answer(request)
  }
  return { office, http }
}

function createDevice() {
  const store = openLocalStore()
  const { office, http } = createOffice()
  const locks = { hold: <Result>(_name: string, _options: object, work: () => Promise<Result>) => work() }
  const session = createSession({ outbox: store.outbox, now: () => store.clock.now, locks, http })
  return {
    ...store,
    session,
    office,
    /** The key they sign with from then on. */
    signIn: async (userId: string) => {
      await session.login({ email: userId, password: 'long enough' })
      await session.setPin('482915')
      return (await readMeta(store.outbox, 'openKey'))?.kid ?? ''
    },
    listenAnew: () => {
      office.heard = []
    },
    left: () => readMeta(store.outbox, 'signedOut'),
  }
}

const whole = (kid: string) => [refresh, `${retire} ${kid} Bearer token of u1`, logout]

test('whoever signs out for good leaves no key and no PIN; the office retires the key and ends the sign-in', async () => {
  const device = createDevice()
  const kid = await device.signIn('u1')
  device.listenAnew()
  await device.session.signOut()
  expect(device.office.heard).toEqual(whole(kid))
  expect(await readMeta(device.outbox, 'openKey')).toBeUndefined()
  expect(await readMeta(device.outbox, 'personKeys')).toEqual({})
  expect(await readAccount(device.outbox)).toMatchObject({ current: null, locked: true, people: [{ pin: null }] })
  expect(await device.session.unlock({ userId: 'u1', pin: '482915' })).toEqual({ status: 'wrong-pin' })
  expect(await device.left()).toBeUndefined()
})

test('without contact the key is gone at once, and the office is told with the next', async () => {
  const device = createDevice()
  const kid = await device.signIn('u1')
  device.office.reachable = false
  await device.session.signOut()
  expect(await readMeta(device.outbox, 'personKeys')).toEqual({})
  await device.session.tellSignOut()
  expect(await device.left()).toEqual({ userId: 'u1', kid })
  device.office.reachable = true
  device.listenAnew()
  await device.session.tellSignOut()
  await device.session.tellSignOut()
  expect(device.office.heard).toEqual(whole(kid))
})

test.each([retire, logout])('an office that does not take %s is told again', async (path) => {
  const device = createDevice()
  const kid = await device.signIn('u1')
  device.office.deaf.add(path)
  await device.session.signOut()
  expect(await device.left()).toEqual({ userId: 'u1', kid })
  device.office.deaf.clear()
  device.listenAnew()
  await device.session.tellSignOut()
  expect(device.office.heard).toEqual(whole(kid))
  expect(await device.left()).toBeUndefined()
})

test('who signs in next brings the news, and their own sign-in is never the one that ends', async () => {
  const device = createDevice()
  const kid = await device.signIn('u1')
  device.office.reachable = false
  await device.session.signOut()
  device.office.reachable = true
  device.listenAnew()
  await device.signIn('u2')
  await device.session.tellSignOut()
  expect(device.office.heard).toEqual([...whole(kid), '/api/v1/auth/login'])
})

test('a sign-in that is over already has nobody to tell, and is not asked about again', async () => {
  const device = createDevice()
  await device.signIn('u1')
  device.office.cookie = null
  device.listenAnew()
  await device.session.signOut()
  await device.session.tellSignOut()
  expect(device.office.heard).toEqual([refresh])
})

test('signing in again asks for a new PIN and makes a new key', async () => {
  const device = createDevice()
  const kid = await device.signIn('u1')
  await device.session.signOut()
  await device.session.login({ email: 'u1', password: 'long enough' })
  expect(await readAccount(device.outbox)).toMatchObject({ current: 'u1', locked: false, people: [{ pin: null }] })
  expect(await device.signIn('u1')).not.toBe(kid)
})
