import type { ChainHead } from './chain-rows.ts'

export type Link = { position: number; prevHash: Buffer; hash: Buffer; expected: Buffer }

const start = Buffer.alloc(32)

/**
 * First position at which a chain does not hold, null where it holds to `head`. Entries appended after the head was read are
 * left for the next time.
 */
export async function walkChain(
  read: (position: number) => Promise<readonly Link[]>,
  head: ChainHead,
): Promise<number | null> {
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
