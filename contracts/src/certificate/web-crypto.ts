import { type Bytes, concat } from './bytes.ts'
import type { PublicJwk, VerifierCrypto } from './crypto-port.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }

const importKey = ({ kty, crv, x, y }: PublicJwk) =>
  crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify'])

/** ES256 by WebCrypto, as browsers and Node have it. A key that is no point on the curve verifies nothing. */
export const verifyES256: VerifierCrypto['verifyES256'] = async (jwk, data, signature) => {
  const key = await importKey(jwk).catch(() => null)
  return key !== null && crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, data)
}

/** SHA-256 by WebCrypto. */
export const sha256: VerifierCrypto['sha256'] = async (data) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', data))

/** Both together. */
export const webCrypto: VerifierCrypto = { verifyES256, sha256 }

/**
 * Inflates zlib bytes.
 * @param maxBytes more output than this is refused, so that a small list cannot fill a phone
 * @returns null when the bytes are no zlib stream or too long
 */
export const inflate = async (bytes: Bytes, maxBytes: number): Promise<Bytes | null> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (let read = await reader.read(); read.value !== undefined; read = await reader.read()) {
      length += read.value.length
      if (length > maxBytes) {
        await reader.cancel()
        return null
      }
      chunks.push(read.value)
    }
  } catch {
    return null
  }
  return concat(...chunks)
}
