import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'
import type { KeyState } from '@sac/contracts/certificate/trust-list'
import type { Db } from '@sac/platform/db/db'

export type KeyRow = {
  kid: string
  jwk: PublicJwk
  state: KeyState
  notBefore: Date
  signUntil: Date
  compromisedSince: Date | null
}

/** Every key there ever was, oldest first. */
export async function listKeys(db: Db): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `SELECT kid, jwk, state, not_before AS "notBefore", sign_until AS "signUntil", compromised_since AS "compromisedSince"
     FROM signing_keys ORDER BY not_before, kid`,
  )
  return rows
}

/** The state of a key, which nobody changes until the transaction ends. */
export async function lockKeyState(db: Db, { kid }: { kid: string }): Promise<KeyState | null> {
  const { rows } = await db.query<{ state: KeyState }>('SELECT state FROM signing_keys WHERE kid = $1 FOR SHARE', [kid])
  return rows[0]?.state ?? null
}

/** Keeps other processes from changing key states until the transaction ends. */
export async function lockKeys(db: Db): Promise<void> {
  await db.query('LOCK TABLE signing_keys IN SHARE ROW EXCLUSIVE MODE')
}

export async function insertKey(db: Db, key: Omit<KeyRow, 'compromisedSince'>): Promise<void> {
  await db.query('INSERT INTO signing_keys (kid, jwk, state, not_before, sign_until) VALUES ($1, $2, $3, $4, $5)', [
    key.kid,
    key.jwk,
    key.state,
    key.notBefore,
    key.signUntil,
  ])
}

export async function updateKeyState(
  db: Db,
  args: { kid: string; state: KeyState; signUntil: Date; compromisedSince: Date | null },
): Promise<void> {
  await db.query('UPDATE signing_keys SET state = $2, sign_until = $3, compromised_since = $4 WHERE kid = $1', [
    args.kid,
    args.state,
    args.signUntil,
    args.compromisedSince,
  ])
}

export type TrustListRow = { ver: number; keysHash: Buffer; jws: string; signedAt: Date }

export async function findNewestTrustList(db: Db): Promise<TrustListRow | null> {
  const { rows } = await db.query<TrustListRow>(
    'SELECT ver, keys_hash AS "keysHash", jws, signed_at AS "signedAt" FROM trust_lists ORDER BY ver DESC LIMIT 1',
  )
  return rows[0] ?? null
}

/** False when another process has published this version first. */
export async function insertTrustListIfAbsent(
  db: Db,
  row: { ver: number; keysHash: Uint8Array; jws: string; signedAt: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO trust_lists (ver, keys_hash, jws, signed_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [row.ver, row.keysHash, row.jws, row.signedAt],
  )
  return rowCount === 1
}
