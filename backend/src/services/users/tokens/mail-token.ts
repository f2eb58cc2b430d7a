// The token of a link is `<mailId>.<mac>`: derived, like refresh tokens (decision 4), so that neither the database nor a topic
// ever holds it, and whoever sends the mail makes it in that moment. Whether it is still good says the row of the mail.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

/** The key of all links, in a file of the keys folder; made at the first start. */
export const readMailSecret = (folder: string): Promise<Buffer> =>
  readOrCreateSecret(join(folder, 'mail-secret'), () => randomBytes(32))

const macOf = (secret: Buffer, mailId: string) => createHmac('sha256', secret).update(`mail ${mailId}`).digest()

export const writeMailToken = (secret: Buffer, mailId: string): string =>
  `${mailId}.${macOf(secret, mailId).toString('base64url')}`

/** The mail a token belongs to; null for anything this server did not write. */
export function readMailToken(secret: Buffer, text: string): string | null {
  const [, mailId = '', mac = ''] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(text) ?? []
  if (mailId === '') return null
  return timingSafeEqual(macOf(secret, mailId), Buffer.from(mac, 'base64url')) ? mailId : null
}
