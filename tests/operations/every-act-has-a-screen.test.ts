// The office can do on its screens whatever its administrators may do: what no page of the office app asks stands here, and why.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import { expect, test } from 'vitest'

const none = 'no screen yet'
const customers = 'of customers: the office has the same on its day'

const elsewhere: Readonly<Partial<Record<OperationId, string>>> = {
  'auth.me': 'the session asks it',
  'appointments.read': customers,
  'appointments.quote-cancellation': customers,
  'account.export': none,
  'inspections.readings': none,
  'notifications.preferences': none,
  'notifications.prefer': none,
}

const pwa = join(import.meta.dirname, '../../pwa/src')
const files = globSync(['features/admin-*/**/*.{ts,tsx}', 'admin/**/*.{ts,tsx}', 'app/admin/**/*.{ts,tsx}'], {
  cwd: pwa,
})
const text = files.map((file) => readFileSync(join(pwa, file), 'utf8')).join('\n')

const ids = Object.keys(operations) as OperationId[]
const ofAdmins = ids.filter((id) => {
  const operation = operationOf(id)
  return operation.proof === 'person' && operation.roles.includes('admin')
})

/** By its name, or by one made of a word: `certificates.${change}`. */
const isAsked = (id: OperationId) =>
  text.includes(`Operations['${id}']`) || text.includes(`Operations[\`${id.split('.')[0]}.\${`)

test('whatever an administrator may do is asked by a page of the office, or stands here with its reason', () => {
  expect(ofAdmins.length).toBeGreaterThan(100)
  expect(ofAdmins.filter((id) => !isAsked(id) && !(id in elsewhere))).toEqual([])
})

test('the list names what administrators may do and no page asks, and nothing else', () => {
  const left = ofAdmins.filter((id) => !isAsked(id))
  expect(Object.keys(elsewhere).filter((id) => !left.some((known) => known === id))).toEqual([])
})
