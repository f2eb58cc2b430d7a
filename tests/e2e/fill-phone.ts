// Work of weeks on a phone, recorded by the app's own code in its page.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { passAll, startOf, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import { uuidv7 } from '@sac/platform/ids'
import type { WholeInspection } from '../../pwa/tests/fill-device.ts'
import { makeJpeg } from '../pipeline/make-jpeg.ts'
import { templateHash } from '../support/simulated-device.ts'

const root = join(import.meta.dirname, '../..')

async function buildFiller(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-fill-device-'))
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const build = [vite, 'build', '-c', 'vite.fill-device.config.ts', '--logLevel', 'error', '--outDir', folder]
  await promisify(execFile)(process.execPath, build, { cwd: join(root, 'pwa') })
  const script = await readFile(join(folder, 'fill-device.js'), 'utf8')
  await rm(folder, { recursive: true })
  return script
}

let cars = 0

type Filling = {
  inspections: number
  photosEach: number
  /** Else they stay open. */
  sealed?: boolean
  answered?: boolean
  /** When they were closed. */
  daysAgo?: number
  /** Pixels of the photos. */
  picture?: { width: number; height: number }
}

/** Cars that passed, whole; returns the ids of their inspections. The page must be one of the app, with somebody signed in. */
export async function fillPhone(
  page: Page,
  { inspections, photosEach, sealed = true, answered = true, daysAgo = 0, picture }: Filling,
): Promise<string[]> {
  await page.evaluate(await buildFiller())
  const ids: string[] = []
  for (let index = 0; index < inspections; index += 1) {
    cars += 1
    const number = String(cars).padStart(4, '0')
    const car = { vin: `VF1AB00012345${number}`, plate: `ZW-${number.slice(1)}-YX`, odometer: 128_402 }
    const jpeg = Buffer.from(makeJpeg({ seed: number, ...picture })).toString('base64')
    const whole: WholeInspection = {
      inspectionId: uuidv7(),
      templateHash,
      begun: [startOf({ templateHash }), ...vehicleOf(car)],
      photos: { photoIds: Array.from({ length: photosEach }, () => uuidv7()), jpeg },
      answers: answered ? passAll() : [],
      sealed,
      daysAgo,
    }
    await page.evaluate((whole) => fillDevice([whole]), whole)
    ids.push(whole.inspectionId)
  }
  return ids
}
