import { type Claims, decodeClaims } from '@sac/contracts/certificate/claims'
import { decodeSign1, sigStructure } from '@sac/contracts/certificate/cose'
import { webCrypto } from '@sac/contracts/certificate/web-crypto'
import type { Db } from '@sac/platform/db/db'
import { listKeys } from '../store/key-rows.ts'

/** What signed bytes say, where a key of ours has signed them; null for anything else. */
export async function readSigned(db: Db, cose: Uint8Array): Promise<{ claims: Claims; kid: string } | null> {
  const sign1 = decodeSign1(Uint8Array.from(cose))
  const claims = sign1 && decodeClaims(sign1.payload)
  if (!sign1 || !claims) return null
  const { kid, protectedHeader, payload, signature } = sign1
  const data = sigStructure(protectedHeader, payload)
  for (const key of await listKeys(db))
    if (key.kid === kid && (await webCrypto.verifyES256(key.jwk, data, signature))) return { claims, kid }
  return null
}
