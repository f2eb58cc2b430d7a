// Providers sign what they report. Whatever is not signed was not reported.
import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'

/** ECDSA over time and body. `publicKey`: SPKI in base64, as SendGrid shows it. */
export function isFromSendGrid(
  publicKey: string,
  { signature, timestamp, body }: { signature: string; timestamp: string; body: Buffer },
): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify('sha256', Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

type Reported = { signature: string; url: string; body: Buffer }

/** HMAC-SHA1 over the address and the sorted members of the form. */
export function isFromTwilio(authToken: string, { signature, url, body }: Reported): boolean {
  const members = [...new URLSearchParams(body.toString('utf8'))].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const signed = members.reduce((text, [name, value]) => text + name + value, url)
  const expected = createHmac('sha1', authToken).update(signed, 'utf8').digest()
  const given = Buffer.from(signature, 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
