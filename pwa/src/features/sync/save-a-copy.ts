// The last resort of a device that cannot send: its whole queue as one file that only the office can open
// (contracts/sync/saved-copy). Works signed out, revoked and without a line.
import { type SavedCopy, savedCopyInfo } from '@sac/contracts/sync/saved-copy'
import { listRows } from '#db/meta-rows.ts'
import type { Outbox } from '#db/outbox.ts'
import { readBlob } from '#db/outbox-blobs.ts'
import { readIdentity, readMeta } from '#db/outbox-meta.ts'
import { answered, type EventRow } from '#db/outbox-schema.ts'
import { toBase64 } from '#platform/base64.ts'

export type SavedFile = { name: string; blob: Blob }
export type SaveOutcome =
  | { status: 'saved'; file: SavedFile; lines: number; photos: number }
  | { status: 'not-enrolled' }

const encoder = new TextEncoder()

/** Lines the office is not known to have, and photos likewise; `everything` takes what has been sent too. */
export async function saveACopy(outbox: Outbox, { everything = false } = {}): Promise<SaveOutcome> {
  const enrolment = await readMeta(outbox, 'enrolment')
  if (!enrolment) return { status: 'not-enrolled' }
  const { deviceId } = await readIdentity(outbox)
  const { lines, hashes } = await queueOf(outbox, everything)
  const content = await contentOf(outbox, lines, hashes)
  const copy = await seal(content, { deviceId, exportKey: enrolment.exportKey })
  const day = new Date(outbox.now()).toISOString().slice(0, 10)
  return {
    status: 'saved',
    file: { name: `smartautocheck-${day}-${deviceId.slice(-8)}.json`, blob: fileOf(copy) },
    lines: lines.length,
    photos: hashes.length,
  }
}

function queueOf(outbox: Outbox, everything: boolean): Promise<{ lines: string[]; hashes: string[] }> {
  return outbox.transact('read', async ({ events, meta }) => {
    const rows = (await answered(events.getAll())) as EventRow[]
    const blobs = await listRows(meta, 'blob', outbox.IDBKeyRange)
    return {
      lines: rows.filter(({ state }) => everything || state !== 'sent').map(({ line }) => line),
      hashes: blobs.filter(({ state }) => everything || state !== 'sent').map(({ sha256 }) => sha256),
    }
  })
}

/** The JSON text in parts, one photo at a time: a Blob may keep them on disk. */
async function contentOf(outbox: Outbox, lines: readonly string[], hashes: readonly string[]): Promise<ArrayBuffer> {
  const parts: (string | Blob)[] = [`{"lines":${JSON.stringify(lines)},"blobs":[`]
  for (const sha256 of hashes) {
    const bytes = await readBlob(outbox, sha256)
    if (!bytes) continue
    const text = JSON.stringify({ sha256, base64: toBase64(new Uint8Array(bytes)) })
    parts.push(new Blob([parts.length > 1 ? ',' : '', text]))
  }
  parts.push(']}')
  return new Blob(parts).arrayBuffer()
}

type Seal = { deviceId: string; exportKey: JsonWebKey }
type Sealed = Omit<SavedCopy, 'ciphertext'> & { ciphertext: Uint8Array }

async function seal(content: ArrayBuffer, { deviceId, exportKey }: Seal): Promise<Sealed> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' }
  const { kty, crv, x, y } = exportKey
  const office = await crypto.subtle.importKey('jwk', { kty, crv, x, y } as JsonWebKey, curve, false, [])
  const pair = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: office }, pair.privateKey, 256)
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = encoder.encode(savedCopyInfo)
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  const key = await crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const cipher = { name: 'AES-GCM', iv, additionalData: encoder.encode(deviceId) }
  const ciphertext = new Uint8Array(await crypto.subtle.encrypt(cipher, key, content))
  const ephemeral = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return { v: 1, deviceId, ephemeral: publicPart(ephemeral), iv: toBase64(iv), ciphertext }
}

const publicPart = ({ x = '', y = '' }: JsonWebKey): SavedCopy['ephemeral'] => ({ kty: 'EC', crv: 'P-256', x, y })

function fileOf({ ciphertext, ...head }: Sealed): Blob {
  const front = JSON.stringify({ ...head, ciphertext: '' }).slice(0, -2)
  const portion = 3 * 1024 * 1024
  const parts: Blob[] = []
  for (let at = 0; at < ciphertext.length; at += portion)
    parts.push(new Blob([toBase64(ciphertext.subarray(at, at + portion))]))
  return new Blob([front, ...parts, '"}'], { type: 'application/json' })
}
