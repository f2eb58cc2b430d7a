import { expect, test } from 'vitest'
import { mendedAddress } from './code-address.ts'

test('a code that became part of the path stands behind the address again', () => {
  for (const path of [
    '/c%23123',
    '/c/%23123',
    '/c%2523123',
    '/C%23123',
    '/c%23123.',
    '/c%23123%3Futm_source=x',
    '/c%23123)',
  ])
    expect([path, mendedAddress(path)]).toEqual([path, '/c#123'])
  for (const path of ['/c/', '/c%23', '/c/%23abc']) expect([path, mendedAddress(path)]).toEqual([path, '/c'])
})

test('the address of the page and of anything else stays', () => {
  for (const path of ['/c', '/', '/c-sw.js', '/certificates', '/c/x', '/api/c/', '/c123', '//evil/c/'])
    expect([path, mendedAddress(path)]).toEqual([path, null])
})
