import * as z from 'zod/mini'
import { CalendarDate, Code } from '../ids.ts'
import { Change } from '../sync/protocol.ts'

/** Data of `….reference-published`: something every device must know; replaces what had the same entity and id. */
export const ReferenceData = z.object(Change.shape)

/** Value of a `equipment` reference: what measures which checkpoints, and until when it may. */
export const EquipmentReference = z.object({
  equipmentId: Code,
  centreId: Code,
  serial: Code,
  name: Code,
  calibrationValidUntil: CalendarDate,
  checkpoints: z.array(Code),
})
