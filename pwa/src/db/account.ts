// Who has signed in on this device and the keys they sign with, as they lie in `meta`. What they mean is the session's.
import type { PublicKey } from '@sac/contracts/authorship/signing-key'
import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'
import type { SignedInUser } from '@sac/contracts/http/auth'
import type { SealedBox } from '#platform/sealed-box.ts'
import type { KeyPair } from '#platform/signing.ts'

/** PBKDF2-HMAC-SHA-256 as an app of before kept it; it opens no key. */
export type PinHash = { salt: string; iterations: number; hash: string }

/** `wrapped`: the private half (PKCS #8) by AES-256-GCM under PBKDF2-HMAC-SHA-256 of the PIN; base64. */
export type PinVault = { salt: string; iterations: number; iv: string; wrapped: string; publicKey: PublicJwk }

export type KnownPerson = SignedInUser & { email: string; signedInAt: string; pin: PinHash | PinVault | null }

export type Account = {
  people: readonly KnownPerson[]
  /** Who recorded last, or records now. */
  current: string | null
  locked: boolean
  failures: number
  /** No PIN is tried before this moment (device clock, milliseconds). */
  waitUntil: number
}

/** The key a person signs with, sealed to their PIN. */
export type PersonKey = { kid: string; publicKey: PublicKey; sealed: SealedBox }

/** Of whoever has unlocked the device. */
export type OpenKey = KeyPair & { userId: string }

/** Who has signed out for good and which key of theirs is no more; kept until the office has been told. */
export type SignedOut = { userId: string; kid: string | null }
