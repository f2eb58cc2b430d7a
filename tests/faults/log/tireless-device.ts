// A device that records inspections and offers them until the server holds everything, whatever happens to single requests.
import { setTimeout as sleep } from 'node:timers/promises'
import type { BatchResult, ProbeResult } from '@sac/contracts/sync/protocol'
import { type Inspection, recordInspection, type Story } from '../../pipeline/whole-inspection.ts'
import type { SimulatedDevice } from '../../support/simulated-device.ts'

type Recorded = Inspection & { ends: 'finished' | 'abandoned' }

export type TirelessDevice = {
  device: SimulatedDevice
  inspections: readonly Recorded[]
  /** Answers the protocol has no place for, and acknowledgements the server took back: in words. */
  complaints: readonly string[]
  /** Records while `recording` is not aborted, and sends until everything is acknowledged or it is `over`. */
  work: (signals: { recording: AbortSignal; over: AbortSignal }) => Promise<void>
  isDelivered: () => boolean
  /** Acknowledged lines. */
  acknowledged: () => number
}

type Options = {
  device: SimulatedDevice
  random: () => number
  /** Between two inspections. */
  everyMs: number
  /** After a restored dump the server may hold less than it acknowledged, and says so. */
  mayLose: () => boolean
}

const stories: readonly Story[] = [{}, { finds: 'minor' }, { finds: 'major' }, {}, { ends: 'abandoned' }]
const later = [429, 502, 503, 504]

type State = Options & {
  inspections: Recorded[]
  complaints: string[]
  /** Every seq up to here is acknowledged. */
  contiguous: number
  photosDone: Set<string>
  nextAt: number
}

export function createTirelessDevice(options: Options): TirelessDevice {
  const state: State = { ...options, inspections: [], complaints: [], contiguous: 0, photosDone: new Set(), nextAt: 0 }
  const { device } = options
  const work: TirelessDevice['work'] = async ({ recording, over }) => {
    while (!over.aborted) {
      if (!recording.aborted) recordWhenDue(state)
      if (await offer(state)) continue
      // At the end it asks once more: what it believes must be what the server says.
      if (recording.aborted && isDelivered(state) && (await isConfirmed(state))) return
      await sleep(50 + state.random() * 100)
    }
  }
  return {
    device,
    inspections: state.inspections,
    complaints: state.complaints,
    work,
    isDelivered: () => isDelivered(state),
    acknowledged: () => state.contiguous,
  }
}

function recordWhenDue(state: State): void {
  const { device, inspections, everyMs } = state
  // The next car begins when the last one is sent: a machine that is slow anyway gets fewer of them.
  if (performance.now() < state.nextAt || !isDelivered(state)) return
  state.nextAt = performance.now() + everyMs
  const story = stories[inspections.length % stories.length] ?? {}
  inspections.push({ ...recordInspection(device, story), ends: story.ends === 'abandoned' ? 'abandoned' : 'finished' })
}

const isDelivered = (state: State) => isAllSent(state) && state.photosDone.size === state.device.blobs.size

const isAllSent = ({ contiguous, device }: State) => contiguous === device.lines.length

/** One request, lines or a photo as the dice say; false when there was nothing to send or it did not get through. */
async function offer(state: State): Promise<boolean> {
  const linesLeft = !isAllSent(state)
  const photo = [...state.device.blobs].find(([sha256]) => !state.photosDone.has(sha256))
  if (photo && (!linesLeft || state.random() < 0.2)) return offerPhoto(state, photo)
  return linesLeft && offerLines(state)
}

async function offerLines(state: State): Promise<boolean> {
  const { device, contiguous } = state
  const size = 5 + Math.floor(state.random() * 40)
  const response = await device.send(device.lines.slice(contiguous, contiguous + size)).catch(() => null)
  if (!response) return false
  const body = await response.text().catch(() => null)
  if (body === null) return false
  if (!response.ok) return refused(state, 'events', response.status, body)
  const { watermark, except } = JSON.parse(body) as BatchResult
  if (except.length > 0) complain(state, `lines were refused: ${JSON.stringify(except.slice(0, 2))}`)
  hear(state, watermark.contiguous)
  return true
}

async function offerPhoto(state: State, [sha256, bytes]: readonly [string, Uint8Array]): Promise<boolean> {
  const progress = await askProgress(state, [sha256])
  const [offset, done] = progress?.blobs[0] ?? [0, false]
  if (!progress) return false
  if (done) {
    state.photosDone.add(sha256)
    return true
  }
  const part = { bytes: bytes.subarray(offset), offset, length: bytes.length }
  const response = await state.device.putBlob(sha256, part).catch(() => null)
  const body = await response?.text().catch(() => null)
  if (!response || body === null || body === undefined) return false
  // The line that names it may be one of those that did not get through yet.
  const early = response.status === 404 && body.includes('blob.unreferenced') && !isAllSent(state)
  return response.ok || response.status === 409 || (!early && refused(state, 'photo', response.status, body))
}

async function askProgress(state: State, hashes: readonly string[]): Promise<ProbeResult | null> {
  const probed = await state.device.probe(hashes).catch(() => null)
  if (probed) hear(state, probed.watermark.contiguous)
  return probed
}

async function isConfirmed(state: State): Promise<boolean> {
  const hashes = [...state.device.blobs.keys()]
  for (let from = 0; from < Math.max(1, hashes.length); from += 200) {
    const asked = hashes.slice(from, from + 200)
    const probed = await askProgress(state, asked)
    if (!probed) return false
    for (const [at, [, done]] of probed.blobs.entries()) {
      const sha256 = asked[at] ?? ''
      if (done || !state.photosDone.delete(sha256) || state.mayLose()) continue
      complain(state, `photo ${sha256.slice(0, 12)} was acknowledged and is not there any more`)
    }
  }
  return state.contiguous === state.device.lines.length && state.photosDone.size === hashes.length
}

// One request after the other: an answer is never older than the one before it.
function hear(state: State, contiguous: number): void {
  if (contiguous < state.contiguous && !state.mayLose())
    complain(state, `${state.contiguous} lines were acknowledged, later only ${contiguous}`)
  state.contiguous = contiguous
}

function refused(state: State, what: string, status: number, body: string): boolean {
  if (!later.includes(status)) complain(state, `${what}: answered ${status} ${body.slice(0, 200)}`)
  return false
}

function complain(state: State, words: string): void {
  if (state.complaints.length < 20) state.complaints.push(`device ${state.device.deviceId}: ${words}`)
}
