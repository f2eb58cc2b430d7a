// What the gateway keeps of a car's last test, read member by member: a newer office may say more or otherwise.
import { CalendarDate, Instant, Uuid } from '@sac/contracts/ids'
import { OdometerReading } from '@sac/contracts/inspection/report'
import * as z from 'zod/mini'
import { noHistory, type VehicleHistory } from '../model/vehicle-history.ts'

const Measured = z.object({
  checkpoint: z.string(),
  label: z.object({ en: z.string() }),
  position: z.string(),
  value: z.number(),
})
const Deficiency = z.object({ code: z.string(), checkpoint: z.string() })
const RetestOrder = z.object({ deadline: CalendarDate, checkpoints: z.array(z.string()) })

const each = <S extends z.ZodMiniType>(schema: S, value: unknown): z.output<S>[] =>
  Array.isArray(value)
    ? value.flatMap((item) => {
        const parsed = z.safeParse(schema, item)
        return parsed.success ? [parsed.data] : []
      })
    : []

function retestOf({ inspectionId, retestOrder }: Record<string, unknown>): VehicleHistory['retest'] {
  const of = z.safeParse(Uuid, inspectionId)
  const order = z.safeParse(RetestOrder, retestOrder)
  return of.success && order.success ? { of: of.data, ...order.data } : null
}

export function readHistory(raw: Record<string, unknown> | null): VehicleHistory {
  const tested = z.safeParse(Instant, raw?.['testedAt'])
  if (!raw || !tested.success) return noHistory
  const at = tested.data
  return {
    odometer: each(z.extend(OdometerReading, { at: Instant }), raw['odometer']),
    measured: each(Measured, raw['measured']).map(({ label, ...one }) => ({ ...one, label: label.en, at })),
    deficiencies: each(Deficiency, raw['deficiencies']).map((one) => ({ ...one, at })),
    retest: retestOf(raw),
  }
}
