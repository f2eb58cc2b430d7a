// The protocol of devices; told as a whole in docs/sync-protocol.md.
import { Feed } from '../sync/feed.ts'
import { BatchResult, EnrolRequest, EnrolResult, ProbeRequest, ProbeResult } from '../sync/protocol.ts'
import { AskChanges, BlobElsewhere, BlobId, BlobProgress, KeyRetired, UploadHeaders } from '../sync/questions.ts'
import { KeysShown, RetireKey, ShowKeys } from '../sync/signing-keys.ts'
import { json, type Operations } from './operation.ts'

const inspectors = ['inspector'] as const

const progress = {
  'Upload-Offset': 'Bytes of the photo that are here.',
  'Upload-Complete': '`?1` when all of them are here and have the hash.',
} as const

export const syncOperations = {
  'sync.enrol': {
    method: 'post',
    path: '/sync/v1/devices',
    summary: 'Enrol this device',
    proof: 'person',
    roles: inspectors,
    body: EnrolRequest,
    answers: { 200: json(EnrolResult) },
    problems: ['device.belongs-elsewhere', 'device.revoked', 'sync.app-too-old', 'sync.busy'],
  },
  'sync.keys': {
    method: 'post',
    path: '/sync/v1/keys',
    summary: 'Show the keys this device and I sign with',
    proof: 'person',
    roles: inspectors,
    device: 'required',
    body: ShowKeys,
    answers: { 200: json(KeysShown) },
    problems: ['sync.busy'],
  },
  'sync.retire-key': {
    method: 'post',
    path: '/sync/v1/keys/retire',
    summary: 'Sign with this key of mine no more',
    proof: 'person',
    roles: inspectors,
    body: RetireKey,
    answers: { 200: json(KeyRetired) },
    problems: ['sync.busy'],
  },
  'sync.events': {
    method: 'post',
    path: '/sync/v1/events',
    summary: 'Upload event lines',
    description:
      'The first line is a `BatchHeader`, each other one an `EventLine`; at most 500 of them, 256 kB as sent (gzip or as they are) and 1 MiB inflated. A line that cannot be used is kept, counted as received and named in `except`; the batch is refused only when nothing of it could be placed.',
    proof: 'device',
    stream: { type: 'application/x-ndjson' },
    answers: { 200: json(BatchResult) },
    problems: [
      'request.malformed',
      'request.too-large',
      'request.unsupported-type',
      'sync.header-invalid',
      'sync.too-many-lines',
    ],
  },
  'sync.probe': {
    method: 'post',
    path: '/sync/v1/probe',
    summary: 'Ask what has arrived',
    proof: 'device',
    body: ProbeRequest,
    answers: { 200: json(ProbeResult) },
  },
  'sync.blob': {
    method: 'put',
    path: '/sync/v1/blobs/:sha256',
    summary: 'Upload a photo or a part of it',
    description:
      'Only what a line or a batch header of this device has named, at most 20 MB. What arrived before the connection broke counts: go on at the offset of the answer, of a 409, or of a probe.',
    proof: 'device',
    params: BlobId,
    headers: UploadHeaders,
    stream: { type: 'application/octet-stream' },
    answers: {
      200: json(BlobProgress, progress),
      201: json(BlobProgress, progress),
      202: json(BlobProgress, progress),
      409: { schema: BlobElsewhere, type: 'application/problem+json', headers: progress },
    },
    problems: ['request.unsupported-type', 'blob.hash-mismatch', 'blob.unreferenced', 'blob.quota', 'blob.too-large'],
  },
  'sync.changes': {
    method: 'get',
    path: '/sync/v1/changes',
    summary: 'What this inspector must learn',
    description:
      'Each change replaces what stood under its entity and id; `value` null takes it away. Ask again with the cursor of the answer; at once while `more`. 410: ask without a cursor and replace everything.',
    proof: 'person',
    roles: inspectors,
    device: 'optional',
    query: AskChanges,
    answers: { 200: json(Feed) },
    problems: ['sync.cursor-gone', 'sync.app-too-old', 'sync.busy'],
  },
} as const satisfies Operations
