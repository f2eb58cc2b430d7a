import type { Equipment } from '@sac/contracts/http/equipment'
import { CalendarDate, Code } from '@sac/contracts/ids'
import { addDays } from '@sac/contracts/inspection/calendar'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { unknownCheckpoints } from '../domain/unknown-checkpoints.ts'
import { registerEquipment } from '../handlers/register-equipment.ts'
import { retire } from '../handlers/retire-equipment.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listEquipment } from '../store/equipment-rows.ts'

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

const size = 50
const LastShown = z.tuple([CalendarDate, Code])
const keyOf = ({ calibrationValidUntil, equipmentId }: Equipment) => [calibrationValidUntil, equipmentId]
const soonDays = 30

const list = (deps: InspectionsDeps): Route =>
  route({
    operation: 'equipment.list',
    handler: async ({ query }) => {
      const { centreId = null, state } = query
      const today = deps.now().toISOString().slice(0, 10)
      const found = await listEquipment(deps.pool, {
        centreId,
        isRetired: state === undefined ? null : state === 'retired',
        until: state === 'expiring' ? addDays(today, soonDays) : null,
        after: readCursor(query.after, LastShown),
        limit: size + 1,
      })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { equipment: rows } }
    },
  })

export const equipmentRoutes = (deps: InspectionsDeps): Route[] => [
  list(deps),
  route({
    operation: 'equipment.register',
    handler: async ({ body: { seen, ...equipment }, caller }) => {
      requireKnown(equipment.checkpoints)
      requireNear(equipment.calibratedOn, { now: deps.now(), years: 0 })
      requireNear(equipment.calibrationValidUntil, { now: deps.now(), years: furthestYears })
      await registerEquipment(deps, { equipment, actorId: caller.userId, seen })
      return { status: 200, body: equipment }
    },
  }),
  route({
    operation: 'equipment.retire',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await retire(deps, { ...params, ...body, actorId: caller.userId }),
    }),
  }),
]
