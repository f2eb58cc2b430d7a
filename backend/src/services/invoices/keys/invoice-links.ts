// The address in the code on an invoice: whoever holds the paper, or the mail, gets the file without an account. It names the
// invoice and proves that we wrote it; nobody can guess another.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

export type InvoiceLinks = {
  urlOf: (invoiceId: string) => string
  /** The invoice of a token of 43 letters; null when we did not write it. */
  read: (token: string) => string | null
}

const macBytes = 16

type Options = { key: Uint8Array /** Without a slash at its end. */; publicUrl: string }

export function createInvoiceLinks({ key, publicUrl }: Options): InvoiceLinks {
  const macOf = (id: Uint8Array) =>
    createHmac('sha256', key).update('invoice\n').update(id).digest().subarray(0, macBytes)
  const tokenOf = (id: Uint8Array) => Buffer.concat([id, macOf(id)]).toString('base64url')
  return {
    urlOf: (invoiceId) => `${publicUrl}/i/${tokenOf(Buffer.from(invoiceId.replaceAll('-', ''), 'hex'))}`,
    read: (token) => {
      const bytes = Buffer.from(token, 'base64url')
      const [id, mac] = [bytes.subarray(0, 16), bytes.subarray(16)]
      if (mac.length !== macBytes || !timingSafeEqual(mac, macOf(id)) || tokenOf(id) !== token) return null
      return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    },
  }
}

/** The key of these addresses; made at the first start. */
export const readLinkKey = (folder: string): Promise<Buffer> =>
  readOrCreateSecret(join(folder, 'invoice-links.key'), () => randomBytes(32))
