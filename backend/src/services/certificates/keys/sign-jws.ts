import { toBase64url, utf8 } from '@sac/contracts/certificate/bytes'
import type { Signer } from './signer.ts'

const part = (value: object) => toBase64url(utf8(JSON.stringify(value)))

/** A compact JWS (RFC 7515) with ES256. */
export async function signJws(signer: Signer, { typ, payload }: { typ: string; payload: object }): Promise<string> {
  const signed = `${part({ alg: 'ES256', typ, kid: signer.kid })}.${part(payload)}`
  return `${signed}.${toBase64url(await signer.sign(utf8(signed)))}`
}
