import { expect, test } from 'vitest'
import { tokenIn } from './token-in.ts'

const token = `019a0000-0000-7000-8000-00000000ffff.${'aB-_9'.repeat(8)}abc`

test('the secret of a link is what stands behind its sign, whole or not at all', () => {
  expect(tokenIn(`#${token}`)).toBe(token)
  expect(tokenIn(token)).toBe(token)
  for (const cut of ['', '#', `#${token.slice(0, -1)}`, `#${token}x`, '#content']) expect(tokenIn(cut)).toBeNull()
})
