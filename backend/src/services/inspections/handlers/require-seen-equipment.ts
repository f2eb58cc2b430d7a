import { isDeepStrictEqual } from 'node:util'
import type { Equipment, SeenEquipment } from '@sac/contracts/http/equipment'
import { Problem } from '@sac/platform/http/problem'

/** Nobody overwrites what they were not shown. null: nothing is known of it. Throws Problem `record.changed`. */
export function requireSeenEquipment(known: Equipment | null, seen: SeenEquipment | null): void {
  if (isDeepStrictEqual(known && standingOf(known), seen && standingOf(seen))) return
  throw new Problem('record.changed', { detail: 'Look at the equipment as it is now, and change it again.' })
}

const standingOf = ({ centreId, serial, name, checkpoints, calibrationValidUntil, retiredOn }: SeenEquipment) => ({
  centreId,
  serial,
  name,
  checkpoints: checkpoints.toSorted(),
  calibrationValidUntil,
  retiredOn,
})
