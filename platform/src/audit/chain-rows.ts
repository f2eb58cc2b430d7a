import type { Db } from '#db/db'

export type ChainHead = { position: number; hash: Buffer }

/** The head of a chain, locked until the transaction ends: whoever appends waits for the one before. */
export async function lockChainHead(db: Db, { name }: { name: string }): Promise<ChainHead> {
  const { rows } = await db.query<ChainHead>('SELECT position, hash FROM chains WHERE name = $1 FOR UPDATE', [name])
  return headOf(rows)
}

export async function moveChainHead(
  db: Db,
  { name, position, hash }: { name: string; position: number; hash: Uint8Array },
): Promise<void> {
  await db.query('UPDATE chains SET position = $2, hash = $3 WHERE name = $1', [name, position, hash])
}

export async function findChainHead(db: Db, { name }: { name: string }): Promise<ChainHead> {
  const { rows } = await db.query<ChainHead>('SELECT position, hash FROM chains WHERE name = $1', [name])
  return headOf(rows)
}

function headOf([head]: readonly ChainHead[]): ChainHead {
  if (!head) throw new Error('a hash chain is missing')
  return head
}
