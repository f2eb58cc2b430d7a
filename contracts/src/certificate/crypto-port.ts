import { type Bytes, toHex, utf8 } from './bytes.ts'

/** Public P-256 key in JWK form; coordinates base64url. */
export type PublicJwk = { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }

/** What verification needs from the platform. */
export type VerifierCrypto = {
  /** Whether `signature` (r ‖ s, 64 bytes) is one of `jwk` over `data`, ECDSA P-256 with SHA-256. */
  readonly verifyES256: (jwk: PublicJwk, data: Bytes, signature: Bytes) => Promise<boolean>
  readonly sha256: (data: Bytes) => Promise<Bytes>
}

/** The half that judges signatures: all a verifier needs. */
export type SignatureCheck = Pick<VerifierCrypto, 'verifyES256'>

/** The text whose SHA-256 is the thumbprint of a key: RFC 7638. */
export const thumbprintText = ({ x, y }: PublicJwk): string => `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`

/** Key id in QR and trust list: the first four bytes of the RFC 7638 thumbprint, in hexadecimal. */
export const keyIdOf = async (jwk: PublicJwk, { sha256 }: Pick<VerifierCrypto, 'sha256'>): Promise<string> =>
  toHex((await sha256(utf8(thumbprintText(jwk)))).slice(0, 4))
