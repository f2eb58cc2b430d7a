// What a device says to the server: the sync protocol of design 04 over HTTP, for one device at one address.
import { gzipSync } from 'node:zlib'
import type { BatchResult, ChangesResult, ProbeResult } from '@sac/contracts/sync/protocol'

/** The part of a device its messages are made from. */
export type Speaker = {
  deviceId: string
  epoch: string
  /** Highest seq recorded. */
  head: () => number
  /** Bytes to be uploaded, by hash. */
  blobs: ReadonlyMap<string, Uint8Array>
}

/** A line at its place; the text may be anything. */
export type PlacedText = { line: { seq: number }; text: string }

/** `offset` of the first of `bytes` in the whole of `length`. */
type Part = { bytes: Uint8Array; offset?: number; length?: number }

export type DeviceLink = {
  /** What the server knows the device by. */
  credential: string
  /** Sends lines in one batch, as they are given. */
  send: (lines: readonly PlacedText[]) => Promise<Response>
  /** The same; throws unless it was taken. */
  upload: (lines: readonly PlacedText[]) => Promise<BatchResult>
  putBlob: (sha256: string, part: Part) => Promise<Response>
  uploadBlobs: () => Promise<void>
  probe: (blobs?: readonly string[]) => Promise<ProbeResult>
  changes: () => Promise<ChangesResult['changes']>
}

type Address = { url: string; accessToken: string; credential: string }

async function expectOk(what: string, response: Response): Promise<Response> {
  if (!response.ok) throw new Error(`${what}: ${response.status} ${await response.text()}`)
  return response
}

const pendingOf = ({ blobs }: Speaker, events: number) => ({ events, blobs: blobs.size, bytes: 0, oldest: null })

function batchBody(speaker: Speaker, given: readonly PlacedText[]): Uint8Array {
  const { deviceId, epoch } = speaker
  const header = {
    deviceId,
    epoch,
    head: speaker.head(),
    seqs: given.map(({ line }) => [line.seq, line.seq]),
    photos: [...speaker.blobs.keys()],
    pending: pendingOf(speaker, given.length),
    build: 'test',
    cursor: null,
  }
  return gzipSync([JSON.stringify(header), ...given.map(({ text }) => text)].join('\n'))
}

/** Opens the link of an enrolled device. */
export function createDeviceLink(speaker: Speaker, { url, accessToken, credential }: Address): DeviceLink {
  const proof = { 'Sac-Device': credential }
  const post = (path: string, type: string, body: Uint8Array | string) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...proof, 'content-type': type, ...(type.endsWith('ndjson') ? { 'content-encoding': 'gzip' } : {}) },
      body: Buffer.from(body),
    })
  const send: DeviceLink['send'] = (given) => post('/sync/v1/events', 'application/x-ndjson', batchBody(speaker, given))
  const putBlob: DeviceLink['putBlob'] = (sha256, { bytes, offset = 0, length = offset + bytes.length }) =>
    fetch(`${url}/sync/v1/blobs/${sha256}`, {
      method: 'PUT',
      headers: {
        ...proof,
        'content-type': 'application/octet-stream',
        'Upload-Offset': String(offset),
        'Upload-Length': String(length),
        'Upload-Complete': '?1',
      },
      body: Buffer.from(bytes),
    })
  return {
    credential,
    send,
    putBlob,
    upload: async (given) => (await (await expectOk('events', await send(given))).json()) as BatchResult,
    uploadBlobs: async () => {
      for (const [sha256, bytes] of speaker.blobs) {
        const response = await putBlob(sha256, { bytes })
        if (response.status !== 409) await expectOk('blob', response)
      }
    },
    probe: async (blobs = []) => {
      const { deviceId, epoch } = speaker
      const body = { deviceId, epoch, head: speaker.head(), pending: pendingOf(speaker, 0), blobs }
      const response = await post('/sync/v1/probe', 'application/json', JSON.stringify(body))
      return (await (await expectOk('probe', response)).json()) as ProbeResult
    },
    changes: async () => {
      const headers = { ...proof, authorization: `Bearer ${accessToken}` }
      const told: ChangesResult['changes'] = []
      for (let cursor = ''; ; ) {
        const response = await expectOk('changes', await fetch(`${url}/sync/v1/changes?cursor=${cursor}`, { headers }))
        const page = (await response.json()) as ChangesResult
        told.push(...page.changes)
        if (!page.more) return told
        cursor = page.cursor
      }
    },
  }
}
