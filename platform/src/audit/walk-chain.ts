import type { ChainHead } from './chain-rows.ts'

/** An entry as it is stored; `expected` is the hash its content gives, or those that earlier releases gave it. */
export type Link = {
  position: number
  /** Of its row. */
  id: string
  prevHash: Buffer
  hash: Buffer
  expected: Buffer | readonly Buffer[]
}

/**
 * `missing`: no row at this place. `changed`: its content does not give its hash. `unlinked`: it does not contain the hash of the
 * one before. `head`: the head of the chain is not its last entry. `beyond`: a row no place in the chain knows. `state`: the row
 * says something else than what was decided about it.
 */
type Fault = 'missing' | 'changed' | 'unlinked' | 'head' | 'beyond' | 'state'

/** The first row that does not hold. */
export type Break = { table: string; position: number | null; id: string | null; fault: Fault }

export type ChainReport = { length: number; hash: Buffer; broken: Break | null }

type Walk<One extends Link> = {
  table: string
  read: (position: number) => Promise<readonly One[]>
  head: ChainHead
  /** Sees every entry that holds, in order. */
  see?: (link: One) => void
}

const start = Buffer.alloc(32)

/** The first place at which a chain does not hold, null where it holds to its head. */
export async function walkChain<One extends Link>({ table, read, head, see }: Walk<One>): Promise<Break | null> {
  let previous: Buffer = start
  let position = 1
  while (position <= head.position) {
    const links = (await read(position)).filter((link) => link.position <= head.position)
    if (links.length === 0) return { table, position, id: null, fault: 'missing' }
    for (const link of links) {
      const fault = faultOf(link, { position, previous })
      if (fault) return { table, position, id: fault === 'missing' ? null : link.id, fault }
      see?.(link)
      previous = link.hash
      position += 1
    }
  }
  return previous.equals(head.hash) ? null : { table: 'chains', position: head.position, id: null, fault: 'head' }
}

function faultOf(link: Link, { position, previous }: { position: number; previous: Buffer }): Fault | null {
  if (link.position !== position) return 'missing'
  if (!link.prevHash.equals(previous)) return 'unlinked'
  return [link.expected].flat().some((hash) => hash.equals(link.hash)) ? null : 'changed'
}
