// An invoice as it is kept beside the database: its whole row, under its place in the chain of its series. What is kept says by its
// hashes whether it is what was issued.
import { promisify } from 'node:util'
import { gunzip, gzipSync } from 'node:zlib'
import { canonicalJson } from '@sac/contracts/canonical-json'
import { invoiceHash } from '../check/invoice-hash.ts'
import type { InvoiceRow } from '../store/invoice-rows.ts'
import type { Series } from '../store/series-rows.ts'

/** The folder of all of them. */
export const witnesses = 'invoices'

// With its length before it no name is the beginning of another, so that folders sort as their names do.
const named = (text: string) => `${text.length}-${text.toLowerCase()}`

// A series is of capitals and digits, a name of lower-case letters.
export const folderOf = ({ sellerId, series }: Series): string => `${witnesses}/${named(sellerId)}/${named(series)}`

/** The series of a name; null for a name of something else. */
export function seriesOf(name: string): Series | null {
  const [, sellerId, series] = /^invoices\/\d+-([a-z0-9-]+)\/\d+-([a-z0-9-]+)\//.exec(name) ?? []
  return sellerId === undefined || series === undefined ? null : { sellerId, series: series.toUpperCase() }
}

/** Names sort as the chain goes. */
export function witnessName({ chainPosition, ...series }: Series & { chainPosition: number }): string {
  const digits = String(chainPosition).padStart(9, '0')
  return `${folderOf(series)}/${digits.slice(0, 3)}/${digits.slice(3, 6)}/${digits}`
}

/** Behind all places of a series. */
export const behindAll = (series: Series): string => `${folderOf(series)}/9999`

const hex = (bytes: Buffer) => bytes.toString('hex')

export function packWitness(invoice: InvoiceRow & { pdfSha256?: string | null }): Buffer {
  const { issuedAt, prevHash, hash, pdfSha256: _comesLater, ...row } = invoice
  const kept = { ...row, issuedAt: issuedAt.toISOString(), prevHash: hex(prevHash), hash: hex(hash), v: 1 }
  return gzipSync(canonicalJson(kept), { level: 1 })
}

const unzipped = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)
const maxBytes = 16_000_000

/** null for bytes that are no invoice of this form, or not as it was issued. */
export async function unpackWitness(bytes: Uint8Array): Promise<InvoiceRow | null> {
  try {
    const { v, issuedAt, prevHash, hash, ...kept } = JSON.parse(
      String(await unzipped(bytes, { maxOutputLength: maxBytes })),
    )
    const row: InvoiceRow = {
      ...kept,
      issuedAt: new Date(issuedAt),
      prevHash: Buffer.from(prevHash, 'hex'),
      hash: Buffer.from(hash, 'hex'),
    }
    return v === 1 && invoiceHash(row).equals(row.hash) ? row : null
  } catch {
    return null
  }
}
