import { expect, test } from 'vitest'
import { whenReachable } from './when-reachable.ts'

const failing = (code: string) => () => Promise.reject(Object.assign(new Error('x'), { code }))

test.each(['ECONNREFUSED', '57P01', '53300', '53100', '40P01'])(
  'a database that answers %s is a refusal with a time to come back',
  async (code) => {
    await expect(whenReachable(failing(code))).rejects.toMatchObject({
      code: 'sync.busy',
      status: 503,
      retryAfterSeconds: 5,
    })
  },
)

test('anything else stays what it was', async () => {
  await expect(whenReachable(failing('22P05'))).rejects.toMatchObject({ code: '22P05' })
  expect(await whenReachable(() => Promise.resolve(1))).toBe(1)
})
