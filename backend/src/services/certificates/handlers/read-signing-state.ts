import { X509Certificate } from 'node:crypto'
import type { SigningState } from '@sac/contracts/http/certificates'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findNewestTrustList, listKeys } from '../store/key-rows.ts'
import { countInForce, listListStates } from '../store/signing-rows.ts'

/** Keys, seal and published lists. */
export async function readSigningState({ pool, keys }: Pick<CertificatesDeps, 'pool' | 'keys'>): Promise<SigningState> {
  const inForce = await countInForce(pool)
  const newest = await findNewestTrustList(pool)
  return {
    keys: (await listKeys(pool)).map(({ kid, state, notBefore, signUntil, compromisedSince }) => ({
      kid,
      state,
      notBefore: notBefore.toISOString(),
      signUntil: signUntil.toISOString(),
      compromisedSince: compromisedSince?.toISOString() ?? null,
      inForce: inForce.get(kid) ?? 0,
    })),
    seal: sealOf(keys.seal),
    trustList: newest && { version: newest.ver, signedAt: newest.signedAt.toISOString() },
    lists: (await listListStates(pool)).map(({ publishedAt, ...list }) => ({
      ...list,
      publishedAt: publishedAt?.toISOString() ?? null,
    })),
  }
}

function sealOf({ chain }: CertificatesDeps['keys']['seal']): SigningState['seal'] {
  const [own] = chain
  if (!own) throw new Error('the seal has no certificate')
  const { subject, validTo } = new X509Certificate(own)
  return { subject: subject.replaceAll('\n', ', '), validUntil: new Date(validTo).toISOString() }
}
