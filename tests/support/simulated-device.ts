// An inspector's device without a browser: speaks the sync protocol over HTTP exactly as written in design 04.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { fieldKeyOf, type Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { computeOutcome, ruleVersion } from '@sac/contracts/inspection/outcome'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { manifestBytes } from '@sac/contracts/sync/manifest'
import type { BatchResult, ChangesResult } from '@sac/contracts/sync/protocol'
import { canonicalTemplate } from '@sac/contracts/template/canonical'
import { passengerCar } from '@sac/contracts/template/passenger-car'
import { findProfile } from '@sac/contracts/template/profiles'
import { uuidv7 } from '@sac/platform/ids'

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')
export const templateHash = sha256(canonicalTemplate(passengerCar))

export type Session = { accessToken: string; userId: string }

export async function signIn(url: string, email: string): Promise<Session> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'demo-password-please-change' }),
  })
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`)
  const { accessToken, user } = (await response.json()) as { accessToken: string; user: { userId: string } }
  return { accessToken, userId: user.userId }
}

type Kept = { line: EventLine; text: string }

export type SimulatedDevice = {
  deviceId: string
  lines: readonly Kept[]
  record: (inspectionId: string, recorded: readonly Recorded[]) => void
  /** Keeps bytes to be uploaded and returns what an event names them by. */
  keep: (bytes: Uint8Array) => { sha256: string; bytes: number }
  sign: (inspectionId: string) => void
  finish: (inspectionId: string) => void
  /** Sends given lines (all unless told) in one batch; repeats and order are the caller's. */
  upload: (lines?: readonly Kept[]) => Promise<BatchResult>
  uploadBlobs: () => Promise<void>
  changes: () => Promise<ChangesResult['changes']>
}

/** Enrols a new device for a signed-in inspector. */
export async function enrolDevice(url: string, { accessToken, userId }: Session): Promise<SimulatedDevice> {
  const deviceId = uuidv7()
  const epoch = uuidv7()
  const post = (path: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
      body: JSON.stringify(body),
    })
  const enrolled = await post('/sync/v1/devices', { deviceId, name: 'simulated', build: 'test' })
  if (!enrolled.ok) throw new Error(`enrol: ${enrolled.status} ${await enrolled.text()}`)
  const { credential, serverTime } = (await enrolled.json()) as { credential: string; serverTime: string }
  const offsetMs = Date.parse(serverTime) - Date.now()
  const lines: Kept[] = []
  const heads = new Map<string, string>()
  const blobs = new Map<string, Uint8Array>()
  const of = (inspectionId: string) => lines.filter(({ line }) => line.inspectionId === inspectionId)

  const record: SimulatedDevice['record'] = (inspectionId, recorded) => {
    for (const one of recorded) {
      const key = `${inspectionId} ${fieldKeyOf(one)}`
      const line = {
        v: 1,
        eventId: uuidv7(),
        deviceId,
        epoch,
        seq: lines.length + 1,
        inspectionId,
        schemaVersion: 1,
        actorId: userId,
        hlc: { ms: Date.now(), c: 0 },
        wall: new Date().toISOString(),
        offsetMs,
        offsetAgeS: 0,
        base: fieldKeyOf(one) === null ? null : (heads.get(key) ?? null),
        ...one,
      } as EventLine
      heads.set(key, line.eventId)
      lines.push({ line, text: JSON.stringify(line) })
    }
  }
  const keep = (bytes: Uint8Array) => {
    const hash = sha256(bytes)
    blobs.set(hash, bytes)
    return { sha256: hash, bytes: bytes.length }
  }
  const outcomeOf = (inspectionId: string) => {
    const profile = findProfile('eu-min')
    if (!profile) throw new Error('no profile')
    const state = foldInspection(of(inspectionId).map(({ line }) => line))
    return { state, ...computeOutcome({ state, template: passengerCar, profile, testedOn: null }) }
  }
  return {
    deviceId,
    lines,
    record,
    keep,
    sign: (inspectionId) => {
      const strokes = keep(Buffer.from(`[[${inspectionId.length},1],[2,2]]`))
      record(inspectionId, [
        { type: 'signed', payload: { method: 'drawn', strokes, result: outcomeOf(inspectionId).result } },
      ])
    },
    finish: (inspectionId) => {
      const { state, result, minor, major, dangerous, missing } = outcomeOf(inspectionId)
      if (missing.length > 0) throw new Error(`not complete: ${JSON.stringify(missing)}`)
      const own = of(inspectionId)
      const root = sha256(manifestBytes(own.map(({ line, text }) => ({ ...line, payloadHash: sha256(text) }))))
      const named = state.photos.map(({ sha256: hash, bytes }) => ({ sha256: hash, bytes }))
      const strokes = state.signature ? [state.signature.value.strokes] : []
      record(inspectionId, [
        {
          type: 'finished',
          payload: {
            seal: 1,
            testedAt: new Date(Date.now() + offsetMs).toISOString(),
            count: own.length,
            root,
            blobs: [...named, ...strokes],
            others: [],
            templateHash,
            ruleVersion,
            outcome: { result, minor, major, dangerous },
          },
        },
      ])
    },
    upload: async (given = lines) => {
      const pending = { events: given.length, blobs: blobs.size, bytes: 0, oldest: null }
      const seqs = given.map(({ line }) => [line.seq, line.seq])
      const header = {
        deviceId,
        epoch,
        head: lines.length,
        seqs,
        photos: [...blobs.keys()],
        pending,
        build: 'test',
        cursor: null,
      }
      const body = gzipSync([JSON.stringify(header), ...given.map(({ text }) => text)].join('\n'))
      const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip', 'Sac-Device': credential }
      const response = await fetch(`${url}/sync/v1/events`, { method: 'POST', headers, body })
      if (!response.ok) throw new Error(`events: ${response.status} ${await response.text()}`)
      return (await response.json()) as BatchResult
    },
    uploadBlobs: async () => {
      for (const [hash, bytes] of blobs) {
        const response = await fetch(`${url}/sync/v1/blobs/${hash}`, {
          method: 'PUT',
          headers: {
            'content-type': 'application/octet-stream',
            'Sac-Device': credential,
            'Upload-Offset': '0',
            'Upload-Length': String(bytes.length),
            'Upload-Complete': '?1',
          },
          body: Buffer.from(bytes),
        })
        if (!response.ok && response.status !== 409)
          throw new Error(`blob: ${response.status} ${await response.text()}`)
      }
    },
    changes: async () => {
      const response = await fetch(`${url}/sync/v1/changes`, {
        headers: { authorization: `Bearer ${accessToken}`, 'Sac-Device': credential },
      })
      if (!response.ok) throw new Error(`changes: ${response.status} ${await response.text()}`)
      return ((await response.json()) as ChangesResult).changes
    },
  }
}
