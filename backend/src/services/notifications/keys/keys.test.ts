import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { uuidv7 } from '@sac/platform/ids'
import { expect, test } from 'vitest'
import { createStopLinks } from './stop-links.ts'
import { isFromSendGrid, isFromTwilio } from './verify-webhooks.ts'

test('a link names person and kind, and no other letter of it does', () => {
  const links = createStopLinks(randomBytes(32))
  const stopped = { userId: uuidv7(), kind: 'expiry' } as const
  const token = links.tokenOf(stopped)
  expect(token).toMatch(/^[\w-]{44}$/)
  expect(links.read(token)).toEqual(stopped)
  expect(createStopLinks(randomBytes(32)).read(token)).toBeNull()
  for (let at = 0; at < token.length; at += 1)
    expect(links.read(`${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`)).toBeNull()
})

test('SendGrid’s signature is over time and body', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const key = publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  const body = Buffer.from('[{"event":"bounce"}]')
  const signature = sign('sha256', Buffer.concat([Buffer.from('1700000000'), body]), privateKey).toString('base64')
  expect(isFromSendGrid(key, { signature, timestamp: '1700000000', body })).toBe(true)
  expect(isFromSendGrid(key, { signature, timestamp: '1700000001', body })).toBe(false)
  expect(isFromSendGrid(key, { signature, timestamp: '1700000000', body: Buffer.from('[]') })).toBe(false)
  expect(isFromSendGrid('no key', { signature, timestamp: '1700000000', body })).toBe(false)
  expect(isFromSendGrid(key, { signature: '', timestamp: '', body })).toBe(false)
})

test('Twilio’s signature is its own package’s', async () => {
  const { default: twilio } = await import('twilio')
  const url = 'https://centre.example/api/v1/notifications/webhooks/twilio/x'
  const form = { MessageStatus: 'delivered', MessageSid: 'SM1', To: '+33 6', Body: 'é & ü' }
  const body = Buffer.from(new URLSearchParams(form).toString())
  const signature = createHmac('sha1', 'token')
    .update(
      Object.entries(form)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .reduce((text, [name, value]) => text + name + value, url),
    )
    .digest('base64')
  expect(twilio.validateRequest('token', signature, url, form)).toBe(true)
  expect(isFromTwilio('token', { signature, url, body })).toBe(true)
  expect(isFromTwilio('other', { signature, url, body })).toBe(false)
  expect(isFromTwilio('token', { signature, url: `${url}?a`, body })).toBe(false)
  expect(isFromTwilio('token', { signature: '', url, body })).toBe(false)
})
