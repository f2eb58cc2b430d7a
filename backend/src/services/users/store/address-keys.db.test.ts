import { keysVersion } from '@sac/contracts/text/keys'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openUsers, type UsersRig } from '../testing/open-users.ts'
import { fillAddressKeys } from './address-keys.ts'
import { listMailsTo } from './mails.ts'
import { findUser, findUserByEmail } from './users.ts'

let users: UsersRig
beforeAll(async () => {
  users = await openUsers()
})
afterAll(() => users.close())

/** An account as it was kept under a rule of before, which let letters of other widths be. */
async function insertOld(email: string) {
  const userId = uuidv7()
  await users.deps.pool.query(
    `INSERT INTO users (user_id, email, role, name, created_at) VALUES ($1, $2, 'customer', 'Somebody', now())`,
    [userId, email],
  )
  return userId
}
const fillTwice = async () =>
  (await Promise.all([fillAddressKeys(users.deps.pool), fillAddressKeys(users.deps.pool)])).flat()
const countOld = async () =>
  (await users.deps.pool.query('SELECT FROM users WHERE keys_version < $1', [keysVersion])).rowCount

test('an address of an older form is found again after a start, and so is what was written to it', async () => {
  const userId = await insertOld('ａnna@demo.test')
  const mailId = uuidv7()
  await users.deps.pool.query(
    `INSERT INTO mails (mail_id, purpose, email, language, created_at) VALUES ($1, 'no-account', 'ａnna@demo.test', 'en', now())`,
    [mailId],
  )
  expect(await findUserByEmail(users.deps.pool, { email: 'Anna@demo.test' })).toBeNull()
  expect(await fillTwice()).toEqual([])
  expect(await findUserByEmail(users.deps.pool, { email: 'Anna@demo.test' })).toMatchObject({ userId })
  expect(await listMailsTo(users.deps.pool, { begins: 'anna@', limit: 9 })).toEqual([mailId])
  expect(await countOld()).toBe(0)
})

test('of addresses that have become one the first to be keyed has it, and the others are named and stay', async () => {
  const known = await insertOld('ben@demo.test')
  const others = [await insertOld('ｂen@demo.test'), await insertOld('bｅn@demo.test')]
  const [one, two] = [await insertOld('ｃleo@demo.test'), await insertOld('cｌeo@demo.test')]
  const left = await fillTwice()
  expect(left).toHaveLength(3)
  expect(left).toEqual(expect.arrayContaining(others))
  expect(await findUserByEmail(users.deps.pool, { email: 'ben@demo.test' })).toMatchObject({ userId: known })
  const cleo = await findUserByEmail(users.deps.pool, { email: 'cleo@demo.test' })
  expect([one, two]).toContain(cleo?.userId)
  expect(await findUser(users.deps.pool, { userId: others[0] ?? '' })).toMatchObject({ email: 'ｂen@demo.test' })
  expect(await countOld(), 'and nobody is asked again at the next start').toBe(0)
})

test('who was erased has no address, and gets none', async () => {
  const userId = await insertOld('gone@demo.test')
  await users.deps.pool.query('UPDATE users SET email = NULL, name = NULL, erased_at = now() WHERE user_id = $1', [
    userId,
  ])
  expect(await fillTwice()).toEqual([])
  expect(await countOld()).toBe(0)
})

test('more than a batch is keyed, and what somebody writes has the present version', async () => {
  await users.deps.pool.query(
    `INSERT INTO users (user_id, email, role, name, created_at)
     SELECT gen_random_uuid(), 'ｎ' || n || '@demo.test', 'customer', 'N', now() FROM generate_series(1, 1100) AS n`,
  )
  expect(await fillTwice()).toEqual([])
  expect(await countOld()).toBe(0)
  const { rowCount } = await users.deps.pool.query(`SELECT FROM users WHERE email LIKE 'n%@demo.test'`)
  expect(rowCount).toBe(1100)
})
