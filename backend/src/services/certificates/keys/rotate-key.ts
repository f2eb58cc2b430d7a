import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { reissueAfterCompromise } from '../handlers/reissue-certificate.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { listSignedBy } from '../store/certificate-changes.ts'
import { type KeyRow, listKeys, lockKeys, updateKeyState } from '../store/key-rows.ts'
import { markEveryYearChanged } from '../store/list-rows.ts'
import { keepNextKey } from './keep-next-key.ts'
import { audit } from './register-keys.ts'

/** The next key takes over; what the old one signed stays valid. Throws when this process holds no next key. */
export async function rotateKey(deps: CertificatesDeps): Promise<void> {
  await keepNextKey(deps)
  await withTransaction(deps.pool, async (tx) => {
    await lockKeys(tx)
    await replaceActive(deps, tx, { state: 'retired', compromisedSince: null })
  })
  await publishTrustList(deps)
}

/**
 * Burns a key for ever and signs everything in force that it had signed again with another. May be repeated until it returns 0;
 * returns how many certificates it opened a new revision for.
 */
export async function burnKey(deps: CertificatesDeps, { kid, since }: { kid: string; since: Date }): Promise<number> {
  await keepNextKey(deps)
  await withTransaction(deps.pool, async (tx) => {
    await lockKeys(tx)
    const key = (await listKeys(tx)).find((one) => one.kid === kid)
    if (!key || key.state === 'compromised') return
    if (key.state === 'active') await replaceActive(deps, tx, { state: 'compromised', compromisedSince: since })
    else {
      await updateKeyState(tx, { ...key, state: 'compromised', compromisedSince: since })
      await audit(deps, tx, { action: 'key.compromised', kid })
    }
  })
  await publishTrustList(deps)
  const signed = await listSignedBy(deps.pool, { kid, limit: 1_000 })
  for (const certificateId of signed) await reissueAfterCompromise(deps, certificateId)
  return signed.length
}

type Fate = Pick<KeyRow, 'state' | 'compromisedSince'>

async function replaceActive(deps: CertificatesDeps, tx: Tx, fate: Fate): Promise<void> {
  const known = await listKeys(tx)
  const old = known.find(({ state }) => state === 'active')
  const next = known.find(({ state, kid }) => state === 'next' && deps.keys.qr().some((signer) => signer.kid === kid))
  if (!next) throw new Error('there is no next certificate key; supply one, restart, and try again')
  if (old) {
    // A compromised key may have signed up to its discovery: its dates prove nothing and stay as they were.
    const signUntil = fate.state === 'retired' ? deps.now() : old.signUntil
    await updateKeyState(tx, { kid: old.kid, ...fate, signUntil })
    await audit(deps, tx, { action: `key.${fate.state}`, kid: old.kid })
  }
  await updateKeyState(tx, { ...next, state: 'active' })
  // Lists signed by the old key stop counting when it is compromised.
  await markEveryYearChanged(tx)
  await audit(deps, tx, { action: 'key.active', kid: next.kid })
}
