// The segments of a JPEG in their order (T.81, annex B).
import { makeCodeTable } from './code-table.ts'
import { insist, JpegError } from './jpeg-fault.ts'
import { type Frame, readFrame } from './jpeg-frame.ts'
import type { JpegState, Segment } from './jpeg-state.ts'
import { readScan } from './read-scan.ts'

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, codes: 0xc4, quantisation: 0xdb, restart: 0xdd, comment: 0xfe }

/** Returns the frame of a whole JPEG; throws JpegError. Yields now and then. */
export function* readSegments(bytes: Uint8Array): Generator<void, Frame> {
  const state = openState(bytes)
  for (let at = 2; ; ) {
    const segment = segmentAt(bytes, at)
    if (segment.code === marker.end) return requireWhole(state, segment.next)
    at = segment.next
    if (segment.code === marker.scan) at = yield* readScan(state, segment)
    else readTables(state, segment)
  }
}

/** The frame alone, of bytes that end as a JPEG does; throws JpegError. What is drawn is not looked at. */
export function readFrameOnly(bytes: Uint8Array): Frame {
  const state = openState(bytes)
  for (let at = 2; ; ) {
    const segment = segmentAt(bytes, at)
    if (segment.code === marker.end || segment.code === marker.scan) break
    readTables(state, segment)
    at = segment.next
  }
  if (!state.frame) throw new JpegError('damaged')
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== marker.end) throw new JpegError('cut-short')
  return state.frame
}

function openState(bytes: Uint8Array): JpegState {
  if (bytes[0] !== 0xff || bytes[1] !== marker.start) throw new JpegError('not-jpeg')
  return {
    bytes,
    frame: null,
    codes: new Map(),
    quantisations: new Set(),
    restartEvery: 0,
    scans: 0,
    scanned: new Set(),
    missing: new Map(),
  }
}

function segmentAt(bytes: Uint8Array, from: number): Segment {
  insist(from < bytes.length, 'cut-short')
  insist(bytes[from] === 0xff, 'damaged')
  let at = from + 1
  // Before a marker any number of 255 may stand.
  while (bytes[at] === 0xff) at += 1
  const code = bytes[at]
  insist(code !== undefined, 'cut-short')
  if (code === marker.end) return { code, body: new Uint8Array(), next: at + 1 }
  if (code < 0xc0 || (code >= 0xd0 && code <= marker.start)) throw new JpegError('damaged')
  return { code, ...bodyAt(bytes, at + 1) }
}

function bodyAt(bytes: Uint8Array, at: number): Omit<Segment, 'code'> {
  const [high = 0, low = 0] = bytes.subarray(at, at + 2)
  const next = at + ((high << 8) | low)
  if (next > bytes.length) throw new JpegError('cut-short')
  if (next < at + 2) throw new JpegError('damaged')
  return { body: bytes.subarray(at + 2, next), next }
}

const isRemark = (code: number) => (code >= 0xe0 && code <= 0xef) || code === marker.comment

function readTables(state: JpegState, { code, body }: Segment): void {
  if (isRemark(code)) return
  if (code === marker.codes) return readCodes(state, body)
  if (code === marker.quantisation) return readQuantisations(state, body)
  if (code === marker.restart) return readRestart(state, body)
  if (code > 0xc2) throw new JpegError('unsupported')
  if (state.frame) throw new JpegError('damaged')
  state.frame = readFrame(body, code === 0xc2)
}

function readCodes({ codes }: JpegState, body: Uint8Array): void {
  for (let at = 0; at < body.length; ) {
    const place = body[at] ?? 0
    if ((place & 0xef) > 3) throw new JpegError('damaged')
    const counts = body.subarray(at + 1, at + 17)
    const size = counts.reduce((sum, count) => sum + count, 0)
    const end = at + 17 + size
    if (counts.length !== 16 || size > 256 || end > body.length) throw new JpegError('damaged')
    codes.set(place, makeCodeTable(counts, body.subarray(at + 17, end)))
    at = end
  }
}

function readQuantisations({ quantisations }: JpegState, body: Uint8Array): void {
  for (let at = 0; at < body.length; ) {
    const place = body[at] ?? 0
    const end = at + 1 + (place >> 4 === 0 ? 64 : 128)
    if (place >> 4 > 1 || (place & 15) > 3 || end > body.length) throw new JpegError('damaged')
    quantisations.add(place & 15)
    at = end
  }
}

function readRestart(state: JpegState, body: Uint8Array): void {
  const [high = 0, low = 0] = body
  if (body.length !== 2) throw new JpegError('damaged')
  state.restartEvery = (high << 8) | low
}

function requireWhole({ bytes, frame, scanned }: JpegState, end: number): Frame {
  if (!frame || scanned.size < frame.components.length) throw new JpegError('damaged')
  if (end < bytes.length) throw new JpegError('trailing-bytes')
  return frame
}
