// A browser that has signed in to an account carries proof of it. Guesses made elsewhere then do not keep its owner out: its
// own failures are counted apart. The proof opens nothing by itself, and is good for that account alone.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { emailKey } from '@sac/contracts/text/email-key'

const macOf = (secret: Buffer, { browser, email }: { browser: string; email: string }) =>
  createHmac('sha256', secret)
    .update(`known-browser ${browser} ${emailKey(email)}`)
    .digest()

/** `<browser>.<mac>`. @param browser a random name */
export const writeKnownBrowser = (secret: Buffer, of: { browser: string; email: string }): string =>
  `${of.browser}.${macOf(secret, of).toString('base64url')}`

/** The browser's name where it is known to the account of this address, else null. */
export function readKnownBrowser(secret: Buffer, text: string | null, email: string): string | null {
  const [, browser = '', mac = ''] = /^([\w-]{22})\.([\w-]{43})$/.exec(text ?? '') ?? []
  if (browser === '') return null
  return timingSafeEqual(macOf(secret, { browser, email }), Buffer.from(mac, 'base64url')) ? browser : null
}
