import type { Tx } from '@sac/platform/db/with-transaction'
import { holdKeys, listKeys } from '../store/key-rows.ts'
import type { CaseFile } from './desk.ts'

/**
 * Puts the keys into the files whose seals name them. For one that is not known, whoever learns of it waits until what is
 * judged here is there to be judged again.
 */
export async function giveKeys(tx: Tx, files: readonly CaseFile[]): Promise<void> {
  const kids = [...new Set(files.flatMap(kidsOf))]
  if (kids.length === 0) return
  let known = await listKeys(tx, kids)
  if (known.length < kids.length) {
    await holdKeys(tx, kids)
    known = await listKeys(tx, kids)
  }
  const keys = new Map(known.map((key) => [key.kid, key]))
  for (const file of files) file.keys = keys
}

const kidsOf = ({ lines }: CaseFile): string[] =>
  lines.flatMap(({ line }) => {
    const isSigned = (line.type === 'finished' || line.type === 'abandoned') && line.payload.authorship
    return isSigned ? [isSigned.kid] : []
  })
