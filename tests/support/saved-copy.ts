// "Save a copy" as a browser makes it, with WebCrypto alone.
import { randomBytes, webcrypto } from 'node:crypto'
import type { Authorship } from '@sac/contracts/authorship/signing-key'
import { copyStatement } from '@sac/contracts/authorship/statements'
import { type SavedCopy, savedCopyInfo } from '@sac/contracts/sync/saved-copy'
import type { Signer } from './signers.ts'
import { sha256 } from './simulated-device.ts'

const { subtle } = webcrypto

const base64 = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(bytes as Uint8Array).toString('base64')

/** `exportKey` is the office's, as the device was told at its enrolment. */
type Saving = { deviceId: string; exportKey: webcrypto.JsonWebKey; signer: Signer }
type SignedCopy = SavedCopy & { authorship: Authorship }

/** Seals `content` (text as it is, anything else as JSON) to the office and signs it as the device. */
export async function saveCopy(device: Saving, content: unknown): Promise<SignedCopy> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const office = await subtle.importKey('jwk', device.exportKey, curve, false, [])
  const own = await subtle.generateKey(curve, true, ['deriveBits'])
  const secret = await subtle.deriveBits({ name: 'ECDH', public: office }, own.privateKey, 256)
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(savedCopyInfo) }
  const key = await subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const iv = new Uint8Array(randomBytes(12))
  const additionalData = new TextEncoder().encode(device.deviceId)
  const plain = new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))
  const ciphertext = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain)
  const { x, y } = await subtle.exportKey('jwk', own.publicKey)
  const copy: SavedCopy = {
    v: 1,
    deviceId: device.deviceId,
    ephemeral: { kty: 'EC', crv: 'P-256', x: String(x), y: String(y) },
    iv: base64(iv),
    ciphertext: base64(ciphertext),
  }
  return { ...copy, authorship: signCopy(device.signer, copy) }
}

const signCopy = ({ kid, sign }: Signer, copy: Omit<SavedCopy, 'v' | 'authorship'>): Authorship => ({
  kid,
  signature: sign(copyStatement(copy, sha256(Buffer.from(copy.ciphertext, 'base64')))),
})
