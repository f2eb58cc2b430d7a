// The last resort of a device that cannot send: its whole queue as one file that only the office can open and only this device
// can have made (contracts/sync/saved-copy). Works signed out, revoked and without a line.
import { copyStatement } from '@sac/contracts/authorship/statements'
import { type SavedCopy, savedCopyInfo } from '@sac/contracts/sync/saved-copy'
import { type BlobProgress, listRows } from '#db/meta-rows.ts'
import type { Outbox } from '#db/outbox.ts'
import { readBlob } from '#db/outbox-blobs.ts'
import { readIdentity, readMeta } from '#db/outbox-meta.ts'
import type { EventRow } from '#db/outbox-schema.ts'
import { answered } from '#db/transactions.ts'
import { toBase64 } from '#platform/base64.ts'
import { sealTo } from '#platform/sealed-box.ts'
import { sha256 } from '#platform/sha256.ts'
import { signWith } from '#platform/signing.ts'
import { takeDeviceKey } from './show-keys.ts'

export type SavedFile = { name: string; blob: Blob }
export type SaveOutcome = { status: 'saved'; files: number; lines: number; photos: number } | { status: 'not-enrolled' }

// The office takes files up to 128 MB; base64 twice makes 16/9 of the photos' bytes, and a phone must hold a file in memory.
const maxPhotoBytes = 48 * 1024 * 1024

export type SaveOptions = {
  /** Takes each file as it is made; a large queue needs several. */
  deliver: (file: SavedFile) => void
}

/** Saves the lines the office is not known to have, and photos likewise. */
export async function saveACopy(outbox: Outbox, { deliver }: SaveOptions): Promise<SaveOutcome> {
  const enrolment = await readMeta(outbox, 'enrolment')
  if (!enrolment) return { status: 'not-enrolled' }
  const { deviceId } = await readIdentity(outbox)
  const { lines, blobs } = await queueOf(outbox)
  const parts = portions(blobs)
  const day = new Date(outbox.now()).toISOString().slice(0, 10)
  for (const [index, part] of parts.entries()) {
    const content = await contentOf(outbox, index === 0 ? lines : [], part)
    const copy = await seal(content, { outbox, deviceId, exportKey: enrolment.exportKey })
    const number = parts.length > 1 ? `-${index + 1}-of-${parts.length}` : ''
    deliver({ name: `smartautocheck-${day}-${deviceId.slice(-8)}${number}.json`, blob: fileOf(copy) })
  }
  return { status: 'saved', files: parts.length, lines: lines.length, photos: blobs.length }
}

type Queue = { lines: string[]; blobs: BlobProgress[] }

function queueOf(outbox: Outbox): Promise<Queue> {
  return outbox.transact('read', async ({ events, meta }) => {
    const rows = (await answered(events.getAll())) as EventRow[]
    const blobs = await listRows(meta, 'blob', outbox.IDBKeyRange)
    return {
      lines: rows.filter(({ state }) => state !== 'sent').map(({ line }) => line),
      blobs: blobs.filter(({ state }) => state !== 'sent'),
    }
  })
}

/** At least one, perhaps empty: lines without photos are a copy too. */
export function portions<Photo extends { size: number }>(blobs: readonly Photo[], maxBytes = maxPhotoBytes): Photo[][] {
  const parts: Photo[][] = [[]]
  let size = 0
  for (const blob of blobs) {
    if (size > 0 && size + blob.size > maxBytes) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(blob)
    size += blob.size
  }
  return parts
}

/** The JSON text in parts, one photo at a time: a Blob may keep them on disk. */
async function contentOf(
  outbox: Outbox,
  lines: readonly string[],
  blobs: readonly BlobProgress[],
): Promise<ArrayBuffer> {
  const parts: (string | Blob)[] = [`{"lines":${JSON.stringify(lines)},"blobs":[`]
  for (const { sha256 } of blobs) {
    const bytes = await readBlob(outbox, sha256)
    if (!bytes) continue
    const text = JSON.stringify({ sha256, base64: toBase64(new Uint8Array(bytes)) })
    parts.push(new Blob([parts.length > 1 ? ',' : '', text]))
  }
  parts.push(']}')
  return new Blob(parts).arrayBuffer()
}

type Addressed = { outbox: Outbox; deviceId: string; exportKey: JsonWebKey }
type Sealed = Omit<SavedCopy, 'ciphertext'> & { ciphertext: Uint8Array }

async function seal(content: ArrayBuffer, { outbox, deviceId, exportKey }: Addressed): Promise<Sealed> {
  const box = await sealTo(exportKey, content, { info: savedCopyInfo, about: deviceId })
  const envelope = { deviceId, ephemeral: box.ephemeral, iv: toBase64(box.iv) }
  const statement = copyStatement(envelope, await sha256(box.ciphertext))
  const authorship = await signWith(await takeDeviceKey(outbox), statement)
  return { v: 1, ...envelope, authorship, ciphertext: box.ciphertext }
}

function fileOf({ ciphertext, ...head }: Sealed): Blob {
  const front = JSON.stringify({ ...head, ciphertext: '' }).slice(0, -2)
  const portion = 3 * 1024 * 1024
  const parts: Blob[] = []
  for (let at = 0; at < ciphertext.length; at += portion)
    parts.push(new Blob([toBase64(ciphertext.subarray(at, at + portion))]))
  return new Blob([front, ...parts, '"}'], { type: 'application/json' })
}
