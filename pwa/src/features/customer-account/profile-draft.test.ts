import { expect, test } from 'vitest'
import { draftOf, judgeProfile } from './profile-draft.ts'

const profile = {
  userId: 'u1',
  role: 'customer' as const,
  email: 'a@b.test',
  name: 'Test customer',
  inspectorNumber: null,
  language: 'fr' as const,
  phone: null,
  reminders: { email: true, sms: false },
  address: null,
  secondFactor: false,
}
const judged = (changes: object) => judgeProfile({ ...draftOf(profile), ...changes })
const address = { street: ' 1 rue de la Gare ', postcode: '69001', city: 'Lyon', country: 'FR' }

test('a profile that was not touched is sent as it is', () => {
  expect(judged({})).toEqual({
    is: 'good',
    body: { name: 'Test customer', language: 'fr', phone: null, address: null },
  })
})

test('what was typed is tidied, and a phone number has its country', () => {
  expect(judged({ name: ' Test ', phone: '+33 6 12 34 56 78', address })).toMatchObject({
    is: 'good',
    body: { name: 'Test', phone: '+33612345678', address: { street: '1 rue de la Gare' } },
  })
  expect(judged({ phone: '06 12 34 56 78' })).toEqual({ is: 'wrong', fields: new Set(['phone']) })
})

test('an address is whole or not there at all', () => {
  expect(judged({ address: { ...address, city: ' ' } })).toEqual({ is: 'wrong', fields: new Set(['address']) })
  expect(judged({ name: ' ', address: { ...address, street: '', postcode: '', city: '' } })).toEqual({
    is: 'wrong',
    fields: new Set(['name']),
  })
})
