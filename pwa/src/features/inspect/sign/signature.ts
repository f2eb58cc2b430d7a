/** `strokes`: JSON of the points that were drawn, null while nothing is. */
export type Signature = { method: 'drawn'; strokes: string | null } | { method: 'typed'; name: string }

export const unsigned: Signature = { method: 'drawn', strokes: null }

/** What is kept as the signature's bytes (UTF-8); null while there is none. */
export function signatureText(signature: Signature): string | null {
  return signature.method === 'drawn' ? signature.strokes : signature.name.trim() || null
}
