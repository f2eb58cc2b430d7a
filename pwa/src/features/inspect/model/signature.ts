import { judgeText } from '@sac/contracts/text/judge-text'

/** `strokes`: JSON of the points that were drawn, null while nothing is. */
export type Signature = { method: 'drawn'; strokes: string | null } | { method: 'typed'; name: string }

export const unsigned: Signature = { method: 'drawn', strokes: null }

/** What is kept as the signature's bytes (UTF-8); null while there is none, or one with a character nobody sees. */
export function signatureText(signature: Signature): string | null {
  if (signature.method === 'drawn') return signature.strokes
  return judgeText(signature.name, 'signature') ? null : signature.name.trim() || null
}
