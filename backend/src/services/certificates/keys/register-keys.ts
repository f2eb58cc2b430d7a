import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findOldestUnfinished } from '../store/certificate-changes.ts'
import { insertKey, type KeyRow, listKeys, lockKeys, updateKeyState } from '../store/key-rows.ts'

type Deps = Pick<CertificatesDeps, 'pool' | 'now' | 'newId' | 'keys' | 'log'>

const day = 86_400_000
/** A key signs for at most this long; it is exchanged well before. */
export const keyLifeMs = 2 * 365 * day

/**
 * Makes the keys this process holds known: the first becomes active when no active one is held, the others wait as next, so
 * that verifiers have learnt of them long before they sign. An active key nobody holds any more is retired.
 */
export async function registerKeys(deps: Deps): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    await lockKeys(tx)
    const known = await listKeys(tx)
    const made = await lifeOfNew(deps, tx)
    const held = deps.keys.qr().map(({ kid, jwk }) => known.find((key) => key.kid === kid) ?? { kid, jwk, ...made })
    const active = held.find(({ state }) => state === 'active') ?? held.find(({ state }) => state === 'next')
    if (!active) throw new Error('every certificate key this process holds is retired or compromised')
    await retireLost(deps, tx, { known, active })
    for (const key of held) await store(deps, tx, { known, key: key === active ? { ...key, state: 'active' } : key })
  })
}

async function retireLost(deps: Deps, tx: Tx, { known, active }: { known: KeyRow[]; active: KeyRow }): Promise<void> {
  const lost = known.find(({ kid, state }) => state === 'active' && kid !== active.kid)
  if (!lost) return
  await updateKeyState(tx, { kid: lost.kid, state: 'retired', signUntil: deps.now(), compromisedSince: null })
  await audit(deps, tx, { action: 'key.retired', kid: lost.kid })
}

async function store(deps: Deps, tx: Tx, { known, key }: { known: KeyRow[]; key: KeyRow }): Promise<void> {
  const before = known.find(({ kid }) => kid === key.kid)
  if (before?.state === key.state) return
  if (before) await updateKeyState(tx, key)
  else await insertKey(tx, key)
  await audit(deps, tx, { action: `key.${key.state}`, kid: key.kid })
}

// A certificate carries the time it was opened, which a signer that was away may leave hours behind: a new key vouches for those
// that wait.
async function lifeOfNew({ now }: Deps, tx: Tx): Promise<Omit<KeyRow, 'kid' | 'jwk'>> {
  const at = now()
  const notBefore = new Date(Math.min(at.getTime(), (await findOldestUnfinished(tx))?.getTime() ?? Infinity))
  return { state: 'next', notBefore, signUntil: new Date(at.getTime() + keyLifeMs), compromisedSince: null }
}

/** What happened to a key. */
export const audit = (deps: Deps, tx: Tx, { action, kid }: { action: string; kid: string }) =>
  appendAudit(deps, tx, { actorId: null, action, subjectId: null, reason: null, note: null, details: { kid } })
