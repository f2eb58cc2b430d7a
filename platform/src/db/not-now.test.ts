import { expect, test } from 'vitest'
import { hasNoRoom, isContention, isDatabaseDown, isNotNow, isUndone } from './not-now.ts'

const coded = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more })

const away = [
  '08006 57P01 57P02 57P03 57P05 25P03 53300',
  'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EAI_AGAIN ENETUNREACH ERR_STREAM_DESTROYED',
  'EAGAIN EMFILE ENFILE EADDRNOTAVAIL',
]

test.each(away.flatMap((codes) => codes.split(' ')))('whoever hears %s was not heard', (code) => {
  expect(isDatabaseDown(coded(code))).toBe(true)
})

test('somebody in the way is not a database that is gone, and a full disk is neither', () => {
  for (const code of ['40001', '40P01', '55P03', '57014'])
    expect([isContention(coded(code)), isDatabaseDown(coded(code))]).toEqual([true, false])
  for (const code of ['53100', '53200', 'ENOSPC'])
    expect([hasNoRoom(coded(code)), isDatabaseDown(coded(code))]).toEqual([true, false])
})

test('only what the server has undone for another is begun anew at once', () => {
  for (const [code, undone] of [
    ['40001', true],
    ['40P01', true],
    ['57014', false],
    ['08006', false],
  ] as const)
    expect([code, isUndone(coded(code))]).toEqual([code, undone])
})

test('what it was caused by counts, and each address of a name', () => {
  const refused = coded('ECONNREFUSED')
  expect(isNotNow(new Error('the session was lost', { cause: new Error('y', { cause: refused }) }))).toBe(true)
  expect(isNotNow(new AggregateError([new Error('no such family'), refused]))).toBe(true)
  expect(isNotNow(coded('ENOENT', { syscall: 'connect' }))).toBe(true)
})

test('a fault of the work is not of the moment', () => {
  const faults = [coded('23505'), coded('42601'), coded('28P01'), coded('22P05'), coded('ENOENT', { syscall: 'open' })]
  for (const fault of [...faults, new Error('the connection of the lamp terminated'), 'ECONNREFUSED', undefined])
    expect(isNotNow(fault)).toBe(false)
})
