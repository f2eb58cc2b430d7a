import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { registerEquipment } from '../handlers/register-equipment.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'

/** A calibration nobody could have made yet, or one without end, would let everything count. */
const furthestYears = 10

function requireNear(date: string | undefined, { now, years }: { now: Date; years: number }): void {
  const furthest = `${now.getUTCFullYear() + years}${now.toISOString().slice(4, 10)}`
  if (date !== undefined && date > furthest)
    throw new Problem('request.invalid', { detail: `${date} is later than ${furthest}.` })
}

export const equipmentRoutes = (deps: InspectionsDeps): Route[] => [
  route({
    operation: 'equipment.register',
    handler: async ({ body: equipment, caller }) => {
      requireNear(equipment.calibratedOn, { now: deps.now(), years: 0 })
      requireNear(equipment.calibrationValidUntil, { now: deps.now(), years: furthestYears })
      await registerEquipment(deps, { equipment, actorId: caller.userId })
      return { status: 200, body: equipment }
    },
  }),
]
