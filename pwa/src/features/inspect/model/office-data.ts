// What the screens show of this device's data. Written down once here; `data/` fills it from the stores.

import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { AppointmentData } from '@sac/contracts/http/appointments'
import type { InspectionTemplate } from '@sac/contracts/template/template'
import type { VehicleHistory } from './vehicle-history.ts'

export type Assignment = Omit<AppointmentData, 'userId'> & { history: VehicleHistory }
export type TestEquipment = InspectionPayload<'equipment-used'> & { centreId: string }
export type KnownTemplate = { template: InspectionTemplate; hash: string }
type Centre = { centreId: string; name: string; timeZone: string; profileId: string }

export type OfficeData = {
  templates: readonly KnownTemplate[]
  equipment: readonly TestEquipment[]
  centre: Centre | null
  assignments: readonly Assignment[]
  /** Numbers of inspectors by user id. */
  inspectors: ReadonlyMap<string, string>
}
