// One inspection's way: the device's requests in their order, and the office looking whether its paper can be read.
import { setTimeout as sleep } from 'node:timers/promises'
import { deviceHeader } from '@sac/contracts/sync/protocol'
import type { Parcel } from './make-parcels.ts'
import { sendOrThrow, sendRequest } from './send-request.ts'
import type { Installation } from './start-installation.ts'

/** Sends lines, signature and photo; returns when the last byte had left (performance.now). */
export async function upload({ url }: Installation, { credential, events, blobs }: Parcel): Promise<number> {
  const proof = { [deviceHeader]: credential }
  const lines = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' }
  let { sentAt } = await sendOrThrow(`${url}/sync/v1/events`, {
    method: 'POST',
    headers: { ...proof, ...lines },
    body: events,
  })
  for (const { sha256, bytes } of blobs) {
    const part = { 'Upload-Offset': '0', 'Upload-Length': String(bytes.length), 'Upload-Complete': '?1' }
    const headers = { ...proof, 'content-type': 'application/octet-stream', ...part }
    const sent = await sendOrThrow(`${url}/sync/v1/blobs/${sha256}`, { method: 'PUT', headers, body: bytes })
    sentAt = sent.sentAt
  }
  return sentAt
}

const patienceMs = 60_000

/** Asks the office until the certificate's PDF comes; returns when it had come (performance.now). */
export async function untilReadable(
  { url, admin }: Installation,
  { inspectionId, pollMs }: { inspectionId: string; pollMs: number },
): Promise<number> {
  const asked = { method: 'GET', headers: { authorization: `Bearer ${admin.accessToken}` } }
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(pollMs)) {
    const { body } = await sendOrThrow(`${url}/api/v1/certificates?inspectionId=${inspectionId}`, asked)
    const { certificates } = JSON.parse(body.toString()) as {
      certificates: { certificateId: string; status: string }[]
    }
    const found = certificates.find(({ status }) => status === 'valid')
    if (!found) continue
    const pdf = await sendRequest(`${url}/api/v1/certificates/${found.certificateId}/pdf`, asked)
    if (pdf.status === 200 && pdf.body.subarray(0, 5).toString() === '%PDF-') return performance.now()
  }
  throw new Error(`no certificate of ${inspectionId} after ${patienceMs} ms`)
}
