// One run of the rig: an inspector answers checkpoints, the phone dies in the middle, again and again. Whatever the screen has
// ever shown as saved must be there afterwards; cut off from power with durability relaxed it must not be, or the rig sees nothing.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRandom } from '../../pipeline/fault-proxy.ts'
import { startStack } from '../../support/start-stack.ts'
import { mountDisk, whyNoDisk } from './disk.ts'
import { type FieldOptions, openField } from './field.ts'
import { endureMonth } from './month.ts'

export type DeviceRigOptions = {
  seed: number
  /** SIGKILL to every process of the browser. */
  kills: number
  cuts: number
  /** Cuts with durability relaxed: at least one must lose something. */
  controls: number
  /** Without a line; 0: none. */
  days: number
  /** Breaks the run off between two deaths; everything it started is ended. */
  interrupted: AbortSignal
  said: (line: string) => void
}

/** Returns what contradicts the promise, one sentence each. */
export async function runDeviceRig(options: DeviceRigOptions): Promise<string[]> {
  const { kills, cuts, controls } = options
  const hindrance = cuts + controls > 0 ? await whyNoDisk() : null
  if (hindrance) throw new Error(`${hindrance}; --cuts 0 --controls 0 leaves the kills`)
  const folder = await mkdtemp(join(tmpdir(), 'sac-faults-device-'))
  const stack = await startStack({ dataFolder: join(folder, 'data') })
  const rig = { ...options, folder, baseURL: stack.url }
  try {
    return [
      ...lossesOf(await endure({ ...rig, name: 'kill', deaths: kills })),
      ...lossesOf(await endure({ ...rig, name: 'power cut', deaths: cuts, onDisk: true })),
      ...blindness(await endure({ ...rig, name: 'control', deaths: controls, onDisk: true, relaxed: true })),
      ...(options.days > 0 ? await endureMonth(rig) : []),
    ]
  } finally {
    await stack.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

type Part = Pick<DeviceRigOptions, 'seed' | 'said' | 'interrupted'> & {
  folder: string
  baseURL: string
  name: string
  deaths: number
  onDisk?: boolean
  relaxed?: boolean
}
type Tally = Pick<Part, 'name' | 'deaths'> & { shown: number; lost: readonly string[] }

async function endure(part: Part): Promise<Tally> {
  const { name, deaths, folder, baseURL, onDisk = false, relaxed = false } = part
  if (deaths === 0) return { name, deaths, shown: 0, lost: [] }
  const own = await mkdtemp(join(folder, `${name.replace(' ', '-')}-`))
  const disk = onDisk ? await mountDisk(own) : null
  try {
    const profile = join(disk?.place ?? own, 'phone')
    return await dieOften({ baseURL, profile, relaxed, ...(disk && { disk }) }, part)
  } finally {
    await disk?.remove()
  }
}

async function dieOften(options: FieldOptions, { name, deaths, seed, said, interrupted }: Part): Promise<Tally> {
  const field = await openField(options)
  const random = createRandom(seed)
  const lost: string[] = []
  let shown = 0
  try {
    for (let death = 1; death <= deaths; death += 1) {
      interrupted.throwIfAborted()
      const outcome = await field.dieTapping(1 + Math.floor(random() * 30))
      shown += outcome.shown
      lost.push(...outcome.lost)
      const { shown: more, lost: gone, backMs } = outcome
      const back = `back after ${(backMs / 1000).toFixed(1)} s`
      said(`${name} ${death} of ${deaths}: ${more} shown as saved, ${gone.length} of all shown lost, ${back}`)
    }
  } finally {
    await field.close()
  }
  said(`${name}: ${deaths} times, ${shown} shown as saved, ${lost.length} lost`)
  return { name, deaths, shown, lost }
}

function lossesOf({ name, deaths, shown, lost }: Tally): string[] {
  const words = lost.map((label) => `${name}: “${label}” was shown as saved and is gone`)
  const idle = deaths > 0 && shown === 0
  return idle ? [...words, `${name}: nothing was ever shown as saved, so nothing is proven`] : words
}

const blindness = ({ name, deaths, lost }: Tally): string[] =>
  deaths > 0 && lost.length === 0
    ? [`${name}: nothing was lost with durability relaxed, so the cuts prove nothing`]
    : []
