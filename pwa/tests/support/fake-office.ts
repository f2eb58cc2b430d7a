// An office in memory that follows design 04, with a line in front of it that loses what it is told to lose. For tests of the
// device alone; journeys run against the real gateway.
import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { parseEventLine } from '@sac/contracts/sync/event-line'
import { BatchHeader, type LineException, ProbeRequest, type Watermark } from '@sac/contracts/sync/protocol'
import type { Http, HttpRequest } from '#platform/http.ts'

export type Fault =
  | 'none'
  /** Never arrives. */
  | 'lose-request'
  /** Arrives, and takes effect; nobody hears of it. */
  | 'lose-response'
  /** Half of the body arrives (photos keep it), then the connection dies. */
  | 'cut'
  | 'timeout'
  /** Arrives twice. */
  | 'twice'
  | 'busy'
  | 'gateway-error'
  | 'captive-portal'

type Exchange = { method: string; path: string; bytes: number; at: number; keepalive: boolean; fault: Fault }
type Photo = { bytes: Uint8Array; done: boolean }

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ type: code, title: code, status, code, detail: `about ${code}`, correlationId: 'c' }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
const timeout = () => new DOMException('too slow', 'TimeoutError')
const noLine = () => new TypeError('Failed to fetch')

export function createFakeOffice(clock: { now: number }) {
  const office = {
    /** Exact text by eventId. */
    lines: new Map<string, string>(),
    conflicts: [] as string[],
    quarantined: new Map<number, string>(),
    photos: new Map<string, Photo>(),
    announced: new Set<string>(),
    /** Received seqs by the epoch of the header they came under. */
    received: new Map<string, Set<number>>(),
    forks: new Map<string, number>(),
    places: new Map<string, string>(),
    archived: 0,
    exchanges: [] as Exchange[],
    /** What happens to the next request. */
    fault: (_request: HttpRequest): Fault => 'none',
    /** Looks at a line before it is stored; a code quarantines it. */
    judge: (_text: string): string | null => null,
    /** Answers instead of the office. */
    override: (_request: HttpRequest): Response | null => null,
    http: undefined as unknown as Http,
  }

  const answerOf = async (request: HttpRequest): Promise<Response> => {
    const overridden = office.override(request)
    if (overridden) return overridden
    if (request.path === '/sync/v1/events') return takeBatch(request)
    if (request.path === '/sync/v1/probe') return probe(request)
    if (request.path.startsWith('/sync/v1/blobs/'))
      return takePhoto(request, request.path.slice('/sync/v1/blobs/'.length))
    return problem(404, 'request.not-found')
  }

  const bytesOf = ({ body }: HttpRequest): Uint8Array =>
    typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array())

  const firstFork = () => Math.min(Number.POSITIVE_INFINITY, ...office.forks.values())
  const receivedFor = (epoch: string): Set<number> => {
    const seen = new Set<number>()
    for (const [own, seqs] of office.received) {
      const fork = office.forks.get(own) ?? Number.POSITIVE_INFINITY
      const limit = own === epoch ? fork : Math.min(fork, firstFork())
      for (const seq of seqs) if (seq < limit) seen.add(seq)
    }
    return seen
  }
  const watermarkFor = (epoch: string, head: number): Watermark => {
    const received = receivedFor(epoch)
    const missing: [number, number][] = []
    for (let seq = 1; seq <= Math.max(head, ...received); seq += 1) {
      if (received.has(seq)) continue
      const last = missing.at(-1)
      if (last && last[1] === seq - 1) last[1] = seq
      else missing.push([seq, seq])
    }
    const contiguous = missing[0] ? missing[0][0] - 1 : Math.max(0, ...received)
    return { contiguous, archived: Math.min(office.archived, contiguous), missing }
  }

  const store = (epoch: string, text: string, place: { index: number; seq: number }): LineException | null => {
    office.received.set(epoch, (office.received.get(epoch) ?? new Set()).add(place.seq))
    const told = { line: place.index + 1, seq: place.seq }
    const parsed = parseEventLine(text)
    const code = parsed.ok ? office.judge(text) : parsed.issue.code
    if (!parsed.ok || code !== null) {
      office.quarantined.set(place.seq, text)
      return { ...told, status: 'quarantined', code: code ?? 'line.schema', hint: 'kept' }
    }
    office.quarantined.delete(place.seq)
    const { eventId, seq } = parsed.line
    const known = office.lines.get(eventId)
    if (known !== undefined && known !== text) {
      office.conflicts.push(text)
      return { ...told, eventId, status: 'conflict-hash', code: 'line.conflict-hash', hint: 'two contents' }
    }
    office.lines.set(eventId, text)
    const at = `${parsed.line.epoch}/${seq}`
    if ((office.places.get(at) ?? eventId) !== eventId)
      office.forks.set(parsed.line.epoch, Math.min(seq, office.forks.get(parsed.line.epoch) ?? seq))
    else office.places.set(at, eventId)
    if (parsed.line.type === 'photo-captured') office.announced.add(parsed.line.payload.sha256)
    const forked = epoch === parsed.line.epoch && seq >= (office.forks.get(epoch) ?? Number.POSITIVE_INFINITY)
    return forked ? { ...told, eventId, status: 'forked', code: 'line.forked', hint: 'rotate' } : null
  }

  const takeBatch = (request: HttpRequest): Response => {
    const body = gunzipSync(bytesOf(request)).toString('utf8')
    const [first = '', ...texts] = body.replace(/\n$/, '').split('\n')
    const header = BatchHeader.parse(JSON.parse(first))
    if (texts.length > 500 || body.length > 1024 * 1024) return problem(413, 'sync.too-many-lines')
    const seqs = header.seqs.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => from + n))
    if (seqs.length !== texts.length) return problem(400, 'sync.header-invalid')
    for (const hash of header.photos) office.announced.add(hash)
    const except = texts.flatMap((text, index) => store(header.epoch, text, { index, seq: seqs[index] ?? 0 }) ?? [])
    const watermark = watermarkFor(header.epoch, header.head)
    return json({ serverTime: new Date(clock.now).toISOString(), watermark, except })
  }

  const probe = (request: HttpRequest): Response => {
    const { epoch, head, blobs } = ProbeRequest.parse(JSON.parse(String(request.body)))
    return json({
      serverTime: new Date(clock.now).toISOString(),
      watermark: watermarkFor(epoch, head),
      head,
      blobs: blobs.map((hash) => {
        const photo = office.announced.has(hash) ? office.photos.get(hash) : undefined
        return [photo?.bytes.length ?? 0, photo?.done ?? false]
      }),
    })
  }

  const takePhoto = (request: HttpRequest, hash: string, share = 1): Response => {
    if (!office.announced.has(hash)) return problem(404, 'blob.unreferenced')
    const photo = office.photos.get(hash) ?? { bytes: new Uint8Array(), done: false }
    const length = Number(request.headers['Upload-Length'])
    const progress = (status: number, complete: boolean) => {
      const headers = { 'Upload-Offset': String(photo.bytes.length), 'Upload-Complete': complete ? '?1' : '?0' }
      return status === 409
        ? problem(409, 'blob.offset-mismatch', headers)
        : json({ offset: photo.bytes.length, done: complete }, status, headers)
    }
    if (photo.done) return progress(200, true)
    if (photo.bytes.length !== Number(request.headers['Upload-Offset'])) return progress(409, false)
    const body = bytesOf(request)
    const taken = body.subarray(0, Math.floor(body.length * share))
    photo.bytes = new Uint8Array(Buffer.concat([photo.bytes, taken]))
    office.photos.set(hash, photo)
    if (photo.bytes.length < length) return progress(202, false)
    if (sha256(photo.bytes) !== hash) {
      office.photos.delete(hash)
      return problem(422, 'blob.hash-mismatch')
    }
    photo.done = true
    return progress(201, true)
  }

  office.http = async (request) => {
    const fault = office.fault(request)
    office.exchanges.push({
      method: request.method,
      path: request.path,
      bytes: bytesOf(request).length,
      at: clock.now,
      keepalive: request.keepalive ?? false,
      fault,
    })
    await new Promise((resolve) => setImmediate(resolve))
    if (request.signal?.aborted) throw new DOMException('aborted', 'AbortError')
    switch (fault) {
      case 'none':
        return answerOf(request)
      case 'lose-request':
        throw noLine()
      case 'cut':
        if (request.method === 'PUT') takePhoto(request, request.path.slice('/sync/v1/blobs/'.length), 0.5)
        throw noLine()
      case 'lose-response':
        await answerOf(request)
        throw noLine()
      case 'timeout':
        throw timeout()
      case 'twice':
        await answerOf(request)
        return answerOf(request)
      case 'busy':
        return problem(503, 'sync.busy', { 'Retry-After': '3' })
      case 'gateway-error':
        return new Response('<h1>Bad gateway</h1>', { status: 502 })
      case 'captive-portal':
        return new Response('<h1>Welcome to Garage Wi-Fi</h1>', { status: 200 })
    }
  }
  return office
}
