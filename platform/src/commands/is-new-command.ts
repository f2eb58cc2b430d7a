import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { Clock } from '#clock'
import type { Tx } from '#db/with-transaction'
import { Problem } from '#http/problem'
import { findCommandHash, insertCommandIfAbsent } from './command-rows.ts'

/** SHA-256 of a command's content, the same for equal content. */
const contentHash = (content: object): Buffer => createHash('sha256').update(canonicalJson(content)).digest()

/**
 * Remembers a command in the transaction of its effect. True: do it now; false: it was done before.
 * Throws Problem `command.repeated-differently` when the id is known with other content.
 */
export async function isNewCommand(
  { now }: { now: Clock },
  tx: Tx,
  { commandId, content }: { commandId: string; content: object },
): Promise<boolean> {
  const hash = contentHash(content)
  if (await insertCommandIfAbsent(tx, { commandId, contentHash: hash, at: now() })) return true
  const known = await findCommandHash(tx, { commandId })
  if (known?.equals(hash)) return false
  throw new Problem('command.repeated-differently', { detail: 'Make a new command id.' })
}
