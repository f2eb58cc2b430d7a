// First question: is the paper genuine? Needs the trust list only.
import { toHex } from './bytes.ts'
import { type Claims, decodeClaims } from './claims.ts'
import { decodeSign1, type Sign1, sigStructure } from './cose.ts'
import type { SignatureCheck } from './crypto-port.ts'
import { fromDigits } from './qr-digits.ts'
import { couldSignAt, type TrustedKey, type TrustList } from './trust-list.ts'
import type { Facts, PaperAnswer, Verification, VerificationState } from './verification.ts'

/** What only the issuer's database knows: whether exactly these signed bytes were issued. */
type IssuedAnswer = 'issued' | 'not-issued'

export type PaperInput = {
  /** The digits behind `#`. */
  readonly fragment: string
  /** null when none was ever accepted. */
  readonly trust: TrustList | null
  readonly crypto: SignatureCheck
  readonly issued?: IssuedAnswer
}

export type Paper = { readonly claims: Claims } | { readonly refused: Verification }

const refused = (state: VerificationState, paper: PaperAnswer): Paper => ({
  refused: { state, paper, car: null, facts: null, status: null },
})

const signersOf = async (sign1: Sign1, candidates: readonly TrustedKey[], crypto: SignatureCheck) => {
  const signed = sigStructure(sign1.protectedHeader, sign1.payload)
  const fits = await Promise.all(candidates.map(({ jwk }) => crypto.verifyES256(jwk, signed, sign1.signature)))
  return candidates.filter((_, index) => fits[index])
}

// Whoever holds a compromised key can backdate, so no date proves anything: only the issuer's own record does.
const judge = (claims: Claims, signers: readonly TrustedKey[], issued: IssuedAnswer | undefined): Paper => {
  const entitled = signers.filter((key) => couldSignAt(key, claims.iat))
  if (entitled.length === 0) return refused('UNKNOWN_KEY', 'unproven')
  if (issued === 'not-issued') return refused('NOT_ISSUED', 'not-genuine')
  const compromised = entitled.every(({ state }) => state === 'compromised')
  return compromised && issued === undefined ? refused('KEY_COMPROMISED', 'unproven') : { claims }
}

/** The proven claims, or the verification that refuses them. */
export const examinePaper = async ({ fragment, trust, crypto, issued }: PaperInput): Promise<Paper> => {
  const cose = fromDigits(fragment)
  const sign1 = cose && decodeSign1(cose)
  if (sign1 === null) return refused('NOT_A_CERTIFICATE', 'not-ours')
  const candidates = trust?.keys.filter(({ kid }) => kid === sign1.kid) ?? []
  if (candidates.length === 0) return refused('UNKNOWN_KEY', 'unproven')
  const signers = await signersOf(sign1, candidates, crypto)
  if (signers.length === 0) return refused('TAMPERED', 'not-genuine')
  const claims = decodeClaims(sign1.payload)
  return claims ? judge(claims, signers, issued) : refused('NOT_A_CERTIFICATE', 'not-ours')
}

/** Claims as JSON-safe facts. */
export const factsOf = ({ photoHash, ...claims }: Claims): Facts => ({
  ...claims,
  ...(photoHash === undefined ? {} : { photoHash: toHex(photoHash) }),
})
