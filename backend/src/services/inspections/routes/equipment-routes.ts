import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { unknownCheckpoints } from '../domain/unknown-checkpoints.ts'
import { registerEquipment } from '../handlers/register-equipment.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'

/** A calibration nobody could have made yet, or one without end, would let everything count. */
const furthestYears = 10

function requireNear(date: string | undefined, { now, years }: { now: Date; years: number }): void {
  const furthest = `${now.getUTCFullYear() + years}${now.toISOString().slice(4, 10)}`
  if (date !== undefined && date > furthest)
    throw new Problem('request.invalid', { detail: `${date} is later than ${furthest}.` })
}

/** Told at once: equipment for a checkpoint nobody has would seem to measure it, and no test would ever name it. */
function requireKnown(checkpoints: readonly string[]): void {
  const errors = unknownCheckpoints(checkpoints).map((place) => ({
    field: `checkpoints.${place}`,
    detail: 'is no checkpoint of the template',
  }))
  if (errors.length > 0) throw new Problem('request.invalid', { detail: 'Correct the named checkpoints.', errors })
}

export const equipmentRoutes = (deps: InspectionsDeps): Route[] => [
  route({
    operation: 'equipment.register',
    handler: async ({ body: equipment, caller }) => {
      requireKnown(equipment.checkpoints)
      requireNear(equipment.calibratedOn, { now: deps.now(), years: 0 })
      requireNear(equipment.calibrationValidUntil, { now: deps.now(), years: furthestYears })
      await registerEquipment(deps, { equipment, actorId: caller.userId })
      return { status: 200, body: equipment }
    },
  }),
]
