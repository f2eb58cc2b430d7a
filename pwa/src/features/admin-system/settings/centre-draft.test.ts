import { expect, test } from 'vitest'
import { type CentreDraft, draftOf, judgeCentre } from './centre-draft.ts'

const draft = (more: Partial<CentreDraft> = {}): CentreDraft => ({
  ...draftOf({
    centreId: 'c',
    station: 'L1',
    name: 'North',
    place: 'Lille',
    phone: null,
    address: null,
    timeZone: 'Europe/Paris',
    profileId: 'fr',
    bays: ['1', '2'],
  }),
  ...more,
})
const address = { street: '3 Pole Road', postcode: '59000', city: 'Lille', country: 'fr' }

test('a centre without phone and address is whole', () => {
  expect(judgeCentre(draft())).toEqual({
    body: { name: 'North', place: 'Lille', phone: null, address: null, bays: ['1', '2'] },
  })
})

test('a phone is sent as it is read, with its country; an address whole', () => {
  expect(judgeCentre(draft({ phone: ' +33 1.99-00 01  42 ', ...address }))).toMatchObject({
    body: { phone: '+33 1 99 00 01 42', address: { ...address, country: 'FR' } },
  })
})

test('a phone without its country, half an address and a missing name keep it from being sent', () => {
  expect(judgeCentre(draft({ phone: '01 99 00 01 42' }))).toEqual({ wrong: 'phone' })
  expect(judgeCentre(draft({ ...address, city: ' ' }))).toEqual({ wrong: 'address' })
  expect(judgeCentre(draft({ ...address, country: 'France' }))).toEqual({ wrong: 'address' })
  expect(judgeCentre(draft({ name: '' }))).toEqual({ wrong: 'missing' })
})
