import type { EquipmentReference } from '@sac/contracts/events/reference-data'
import { addMonths } from '@sac/contracts/inspection/calendar'
import type * as z from 'zod/mini'

/** `calibratedOn`: from when this is true; else from the day it is registered. */
export type Equipment = z.infer<typeof EquipmentReference> & { calibratedOn?: string | undefined }

/** Equipment of the demo centre; calibrated for a year from the first of the current month. */
export function demoEquipment(today: string): Equipment[] {
  const calibrationValidUntil = addMonths(`${today.slice(0, 7)}-01`, 12)
  const at = { centreId: 'demo-centre', calibrationValidUntil }
  return [
    {
      ...at,
      equipmentId: 'demo-roller',
      serial: 'RB-1001',
      name: 'Roller brake tester',
      checkpoints: ['1.2.1', '1.4.2'],
    },
    {
      ...at,
      equipmentId: 'demo-gas',
      serial: 'EG-2002',
      name: 'Exhaust gas analyser',
      checkpoints: ['8.2.1.2', '8.2.2.2'],
    },
    { ...at, equipmentId: 'demo-headlamp', serial: 'HL-3003', name: 'Headlamp aim tester', checkpoints: ['4.1.2'] },
    { ...at, equipmentId: 'demo-tread', serial: 'TD-4004', name: 'Tread depth gauge', checkpoints: ['5.2.3'] },
  ]
}
