// Whether a seal was signed by the person it names, with a key that counted then.
import { type Bytes, fromBase64url } from '../certificate/bytes.ts'
import type { Authorship, PublicKey, SigningKey } from './signing-key.ts'
import { type Sealed, sealStatement } from './statements.ts'

export const authorshipFaults = [
  /** By an app that does not sign. */
  'seal-unsigned',
  /** The key has not been registered, or word of it has not arrived. */
  'seal-key-unknown',
  /** The key had been retired, or its person not been seen with it for too long. */
  'seal-key-retired',
  /** By another person's key, one of another device, or over something else. */
  'seal-not-authors',
] as const
export type AuthorshipFault = (typeof authorshipFaults)[number]

/** Whether `signature` (r ‖ s) is one of `key` over `data`, ECDSA P-256 with SHA-256. */
export type VerifySignature = (key: PublicKey, data: Bytes, signature: Bytes) => boolean

/** `retiredAt` null: never told. */
export type JudgedKey = SigningKey & { retiredAt: string | null }

type Judging = {
  authorship: Authorship | undefined
  /** The one `authorship` names; null when it is not known. */
  key: JudgedKey | null
  /** When the seal arrived: it was made before. Instant. */
  receivedAt: string
  verify: VerifySignature
}

/** How far the clock of a device may be from the server's, milliseconds. */
export const clockToleranceMs = 5 * 60_000

/** What stands against the authorship of a seal; null: nothing. */
export function judgeAuthorship(
  sealed: Sealed,
  { authorship, key, receivedAt, verify }: Judging,
): AuthorshipFault | null {
  if (!authorship) return 'seal-unsigned'
  if (!key) return 'seal-key-unknown'
  const isAuthors = key.kid === authorship.kid && key.deviceId === sealed.deviceId && key.userId === sealed.actorId
  if (!isAuthors || !verify(key.publicKey, sealStatement(sealed), fromBase64url(authorship.signature)))
    return 'seal-not-authors'
  const madeAt = Math.min(Date.parse(sealed.testedAt), Date.parse(receivedAt))
  return madeAt > endOf(key) + clockToleranceMs ? 'seal-key-retired' : null
}

const endOf = ({ validUntil, retiredAt }: JudgedKey): number =>
  Math.min(Date.parse(validUntil), retiredAt === null ? Number.POSITIVE_INFINITY : Date.parse(retiredAt))
