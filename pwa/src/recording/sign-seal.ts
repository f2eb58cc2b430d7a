import type { Authorship } from '@sac/contracts/authorship/signing-key'
import { type Sealed, sealStatement } from '@sac/contracts/authorship/statements'
import type { Outbox } from '#db/outbox.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { signWith } from '#platform/signing.ts'

/** The signature of whoever seals; undefined when their key is not open here, and then the office waits for one that is signed. */
export async function signSeal(outbox: Outbox, sealed: Sealed): Promise<Authorship | undefined> {
  const key = await readMeta(outbox, 'openKey')
  return key?.userId === sealed.actorId ? signWith(key, sealStatement(sealed)) : undefined
}
