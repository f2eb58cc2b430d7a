// One certificate for every verification state, from keys made for this run, and the signed lists that go with them.
import type { Claims } from '@sac/contracts/certificate/claims'
import {
  claimsAt,
  createSigningKey,
  issueDigits,
  type SigningKey,
  signReasonList,
  signStatusList,
  signTrustList,
  trustEntry,
} from '@sac/contracts/certificate/issuer-fixture'
import { type ReasonEntry, statusCode } from '@sac/contracts/certificate/status-list'

const day = 86_400

const inYear = (year: number) => Date.UTC(year, 5, 15, 12) / 1000

const changesOf = (now: number): Record<string, Partial<Claims>> => {
  const today = Math.floor(now / day)
  const lastYear = inYear(new Date(now * 1000).getUTCFullYear() - 1)
  return {
    valid: { statusIndex: 0 },
    minor: { statusIndex: 1, result: 2, counts: [2, 0, 0], makeModel: 'Dacia Logan II' },
    miles: { statusIndex: 0, odometerKm: 128_748, odometerMiles: 1 },
    fail: { statusIndex: 2, result: 3, counts: [1, 3, 0], validUntil: today + 60 },
    dangerous: { statusIndex: 3, result: 4, counts: [1, 2, 1], validUntil: null, odometerKm: null },
    expired: { statusIndex: 4, exp: now - day, validUntil: today - 1 },
    revoked: { statusIndex: 5 },
    suspended: { statusIndex: 6 },
    superseded: { statusIndex: 7, plate: '12345-أ-6' },
    notIssued: { statusIndex: 8 },
    stale: { statusIndex: 0, iat: lastYear, inspected: Math.floor(lastYear / day) },
    staleFail: { statusIndex: 1, iat: lastYear, inspected: Math.floor(lastYear / day), result: 3, counts: [0, 1, 0] },
  }
}

const { revoked, suspended, superseded, valid } = statusCode
const codes = [valid, valid, valid, valid, valid, revoked, suspended, superseded, valid]

const reasonsAt = (today: number): ReasonEntry[] => [
  { index: 5, reason: 'issued-in-error', day: today - 20 },
  { index: 6, reason: 'under-review', day: today - 2 },
  { index: 7, reason: 'corrected', day: today - 5, successor: 'L1-26-000482-K' },
]

/** Lists by path, as the server serves them. */
const signLists = async (root: SigningKey, key: SigningKey, stolen: SigningKey, now: number) => {
  const year = new Date(now * 1000).getUTCFullYear()
  const longAgo = { notBefore: now - 800 * day }
  const keys = [trustEntry(key, now, longAgo), trustEntry(stolen, now, { ...longAgo, state: 'compromised' })]
  const entries = reasonsAt(Math.floor(now / day))
  const recent = { iat: now - 3_600, codes, entries }
  const older = { iat: now - 9 * day, codes: [valid, valid], entries: [] }
  const lists: Record<string, string> = {
    '/.well-known/sac/trust.jws': await signTrustList(root, { ver: 5, keys, now }),
  }
  // Every year since the first key has its lists, empty ones too.
  for (let listed = new Date((now - 800 * day) * 1000).getUTCFullYear(); listed <= year; listed++) {
    const { iat, codes, entries } = listed === year ? recent : older
    lists[`/status/${listed}`] = await signStatusList(key, { year: listed, iat, codes })
    lists[`/status/${listed}/reasons`] = await signReasonList(key, { year: listed, iat, entries })
  }
  return lists
}

/** Everything a verify page can meet. `codes`: QR digits by name; `lists`: texts by path. */
export const createIssuer = async (now: number) => {
  const [root, key, stolen, stranger] = await Promise.all(Array.from({ length: 4 }, createSigningKey))
  if (!root || !key || !stolen || !stranger) throw new Error('keys are missing')
  const digits: Record<string, string> = { foreign: 'WIFI:S:garage;;', cut: '123456789' }
  for (const [name, changes] of Object.entries(changesOf(now)))
    digits[name] = await issueDigits(key, claimsAt(now - 600, changes))
  digits.compromised = await issueDigits(stolen, claimsAt(now - 600, { statusIndex: 0 }))
  digits.unknown = await issueDigits(stranger, claimsAt(now - 600, { statusIndex: 0 }))
  digits.tampered = await issueDigits({ ...stranger, kid: key.kid }, claimsAt(now - 600, { statusIndex: 0 }))
  const lists = await signLists(root, key, stolen, now)
  const olderTrust = await signTrustList(root, { ver: 4, keys: [trustEntry(key, now)], now: now + 60 })
  return { root, key, codes: digits, lists, olderTrust }
}

export type Issuer = Awaited<ReturnType<typeof createIssuer>>
