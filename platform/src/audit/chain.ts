import type { Db } from '#db/db'
import { findAuditHash } from './audit-rows.ts'
import { type ChainHead, findChainHead } from './chain-rows.ts'
import type { Break } from './walk-chain.ts'

/** A hash chain as whoever keeps its heads asks for it. */
export type Chain = {
  /** Its schema, and behind a dot which of several it is: `sync.audit`. */
  name: string
  findHead: () => Promise<ChainHead>
  /** The hash of the entry at a place; null where there is none. */
  findHash: (position: number) => Promise<Buffer | null>
}

/** A chain that can prove itself; null where it holds. Ask within a snapshot. */
export type CheckedChain = Chain & { check: () => Promise<Break | null> }

/** The audit of the schema `db` reads. */
export const auditChain = (schema: string, db: Db): Chain => ({
  name: `${schema}.audit`,
  findHead: () => findChainHead(db, { name: 'audit' }),
  findHash: (position) => findAuditHash(db, { position }),
})
