// A device that does not give up: sends until the server holds everything, whatever happens to single requests.
import { setTimeout as sleep } from 'node:timers/promises'
import type { DeviceLink, PlacedText } from '../support/device-link.ts'
import { longPatienceMs } from '../support/patience.ts'

const pauseMs = 50
// A product that was killed begins again meanwhile.
const attempts = longPatienceMs / pauseMs
// "Come back later", in the words of the product and of a proxy before it.
const later = [429, 502, 503, 504]

/** What the server answers at last; a lost request, a lost answer and "come back later" are tried again. */
async function insist(what: string, send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const response = await send().catch(() => null)
    if (response && !later.includes(response.status)) return response
    await sleep(pauseMs)
  }
  throw new Error(`${what}: no answer after ${attempts} attempts`)
}

/** Sends the batches one after the other; `onSent` is told how many have been taken, and is waited for. */
export async function deliverLines(
  link: DeviceLink,
  batches: readonly (readonly PlacedText[])[],
  onSent: (count: number) => Promise<void> | void = () => undefined,
): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    const response = await insist('events', () => link.send(batch))
    if (!response.ok) throw new Error(`events: ${response.status} ${await response.text()}`)
    await response.body?.cancel()
    await onSent(index + 1)
  }
}

async function progressOf(link: DeviceLink, sha256: string): Promise<readonly [number, boolean]> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const probed = await link.probe([sha256]).catch(() => null)
    if (probed) return probed.blobs[0] ?? [0, false]
    await sleep(pauseMs)
  }
  throw new Error('probe: no answer')
}

/** Sends photos, each from where the server says it stopped. */
export async function deliverBlobs(link: DeviceLink, blobs: Iterable<readonly [string, Uint8Array]>): Promise<void> {
  for (const [sha256, bytes] of blobs) {
    for (let attempt = 0; ; attempt += 1) {
      const [offset, done] = await progressOf(link, sha256)
      if (done) break
      if (attempt === attempts) throw new Error(`photo ${sha256} does not arrive: ${offset} of ${bytes.length}`)
      const part = { bytes: bytes.subarray(offset), offset, length: bytes.length }
      const response = await link.putBlob(sha256, part).catch(() => null)
      if (response && !response.ok && ![409, ...later].includes(response.status))
        throw new Error(`photo: ${response.status} ${await response.text()}`)
      await response?.body?.cancel()
    }
  }
}

/** Lines cut into batches of `size`, in order. */
export function inBatches(lines: readonly PlacedText[], size: number): PlacedText[][] {
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, at) => lines.slice(at * size, (at + 1) * size))
}

/** Lines dealt out to batches at random; within a batch in order, as the protocol asks. */
export function shuffled(lines: readonly PlacedText[], { size, random }: { size: number; random: () => number }) {
  const dealt = lines.map((line) => ({ line, at: random() })).toSorted((a, b) => a.at - b.at)
  const batches = inBatches(
    dealt.map(({ line }) => line),
    size,
  )
  return batches.map((batch) => batch.toSorted((a, b) => a.line.seq - b.line.seq))
}
