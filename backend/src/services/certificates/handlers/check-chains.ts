import { createHash } from 'node:crypto'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listAuditEventsFrom } from '../store/audit-rows.ts'
import { findChainHead, listChainedCertificates } from '../store/chains.ts'
import { auditHash } from './append-audit.ts'
import { certificateHash } from './certificate-hash.ts'

/** First position at which a chain does not hold, null where it holds to its head. */
export type ChainReport = { certificates: number | null; audit: number | null }

type Link = { position: number; prevHash: Buffer; hash: Buffer; expected: Buffer }

const batch = 500
const start = Buffer.alloc(32)

/** Recomputes both hash chains from their first entry; an altered, missing or inserted entry shows. */
export async function checkChains({ pool }: Pick<CertificatesDeps, 'pool'>): Promise<ChainReport> {
  const certificates = await walk(
    async (position) => {
      const rows = await listChainedCertificates(pool, { position, limit: batch })
      return rows.map((row) => ({
        ...row,
        expected: certificateHash(row, { ...row, previous: row.prevHash, coseSha256: digestOf(row.cose) }),
      }))
    },
    await findChainHead(pool, { name: 'certificates' }),
  )
  const audit = await walk(
    async (position) => {
      const rows = await listAuditEventsFrom(pool, { position, limit: batch })
      return rows.map((row) => ({ ...row, expected: auditHash(row) }))
    },
    await findChainHead(pool, { name: 'audit' }),
  )
  return { certificates, audit }
}

// From the bytes, not from the stored digest: bytes put in their place must show too.
const digestOf = (cose: Buffer | null) => (cose === null ? null : createHash('sha256').update(cose).digest())

type Read = (position: number) => Promise<Link[]>

/** Entries appended after the head was read are left for the next time. */
async function walk(read: Read, head: { position: number; hash: Buffer }): Promise<number | null> {
  let previous: Buffer = start
  let position = 1
  while (position <= head.position) {
    const links = (await read(position)).filter((link) => link.position <= head.position)
    if (links.length === 0) return position
    for (const link of links) {
      if (link.position !== position || !link.prevHash.equals(previous) || !link.expected.equals(link.hash))
        return position
      previous = link.hash
      position += 1
    }
  }
  return previous.equals(head.hash) ? null : head.position
}
