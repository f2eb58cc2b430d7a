import { canonicalTemplate } from '@sac/contracts/template/canonical'
import { sha256 } from '#platform/sha256.ts'
import type { KnownTemplate } from '../device-data.ts'

let loaded: Promise<readonly KnownTemplate[]> | null = null

async function load(): Promise<readonly KnownTemplate[]> {
  const { passengerCar } = await import('@sac/contracts/template/passenger-car')
  return [{ template: passengerCar, hash: await sha256(canonicalTemplate(passengerCar)) }]
}

/** The templates this version brings along, so that a fresh device can begin before the first pull; loaded when needed. */
export function shippedTemplates(): Promise<readonly KnownTemplate[]> {
  loaded ??= load()
  return loaded
}
