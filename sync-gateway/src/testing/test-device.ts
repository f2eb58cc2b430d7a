// A device as the gateway sees it: sends batches and photos over real HTTP.
import { gzipSync } from 'node:zlib'
import type { BatchHeader, BatchResult, EnrolResult } from '@sac/contracts/sync/protocol'
import type { ShownKey } from '@sac/contracts/sync/signing-keys'
import { uuidv7 } from '@sac/platform/ids'
import { sha256 } from './sha256.ts'
import type { TestGateway } from './start-gateway.ts'
import { createLineWriter } from './write-lines.ts'

export type TestDevice = Awaited<ReturnType<typeof enrol>>
type Server = Pick<TestGateway, 'url'>

export function requestEnrolment({ url }: Server, { userId, deviceId }: { userId: string; deviceId: string }) {
  return fetch(`${url}/sync/v1/devices`, {
    method: 'POST',
    headers: { Authorization: `Bearer inspector.${userId}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ deviceId, name: 'Tablet', build: '1.0.0' }),
  })
}

/** Enrols a device of `userId` and returns what it can do. */
export async function enrol(server: Server, { userId = uuidv7(), deviceId = uuidv7() } = {}) {
  const response = await requestEnrolment(server, { userId, deviceId })
  if (response.status !== 200) throw new Error(`enrolment answered ${response.status}: ${await response.text()}`)
  const { credential, exportKey } = (await response.json()) as EnrolResult
  const writer = createLineWriter({ deviceId, userId })
  return {
    deviceId,
    userId,
    credential,
    exportKey,
    ...writer,
    post: postTo(server, credential),
    send: sendTo(server, credential),
    put: putTo(server, credential),
    probe: probeAt(server, credential, { deviceId, epoch: writer.epoch }),
    /** Shows keys under the token of whoever is signed in. */
    showKeys: (keys: readonly ShownKey[], token = `inspector.${userId}`) =>
      fetch(`${server.url}/sync/v1/keys`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Sac-Device': credential, 'Content-Type': 'application/json' },
        body: JSON.stringify({ keys }),
      }),
    changes: (query = '', token = `inspector.${userId}`) =>
      fetch(`${server.url}/sync/v1/changes${query}`, {
        headers: { Authorization: `Bearer ${token}`, 'Sac-Device': credential },
      }),
  }
}

/** The gzipped body of an upload. */
export const toBatch = (lines: readonly string[], header: unknown): Uint8Array<ArrayBuffer> =>
  gzipSync([JSON.stringify(header), ...lines].join('\n'))

const postTo =
  ({ url }: Server, credential: string) =>
  (body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) =>
    fetch(`${url}/sync/v1/events`, {
      method: 'POST',
      headers: {
        'Sac-Device': credential,
        'Content-Type': 'application/x-ndjson',
        'Content-Encoding': 'gzip',
        ...headers,
      },
      body,
    })

/** Sends lines and expects them to be taken. */
export const sendTo =
  (server: Server, credential: string) =>
  async (lines: readonly string[], header: BatchHeader): Promise<BatchResult> => {
    const answer = await postTo(server, credential)(toBatch(lines, header))
    if (answer.status !== 200) throw new Error(`upload answered ${answer.status}: ${await answer.text()}`)
    return (await answer.json()) as BatchResult
  }

type Part = { offset?: number; end?: number; hash?: string; length?: number }

export const putTo =
  ({ url }: Server, credential: string) =>
  (photo: Uint8Array<ArrayBuffer>, part: Part = {}) => {
    const { offset = 0, end = photo.length, hash = sha256(photo), length = photo.length } = part
    return fetch(`${url}/sync/v1/blobs/${hash}`, {
      method: 'PUT',
      headers: {
        'Sac-Device': credential,
        'Upload-Offset': String(offset),
        'Upload-Length': String(length),
        'Upload-Complete': end === length ? '?1' : '?0',
      },
      body: photo.subarray(offset, end),
    })
  }

export const probeAt =
  ({ url }: Server, credential: string, own: { deviceId: string; epoch: string }) =>
  (parts: Record<string, unknown> = {}) =>
    fetch(`${url}/sync/v1/probe`, {
      method: 'POST',
      headers: { 'Sac-Device': credential, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...own,
        head: 0,
        pending: { events: 0, blobs: 0, bytes: 0, oldest: null },
        blobs: [],
        ...parts,
      }),
    })
