// The one table of what may be asked and by whom, context by context. Routes are mounted, authorised, parsed, documented (OpenAPI)
// and tested from it.
import { accountOperations } from './operations/accounts.ts'
import { appealOperations } from './operations/appeals.ts'
import { appointmentOperations } from './operations/appointments.ts'
import { authOperations } from './operations/auth.ts'
import { centreOperations } from './operations/centres.ts'
import { certificateOperations } from './operations/certificates.ts'
import { deviceOperations } from './operations/devices.ts'
import { equipmentOperations } from './operations/equipment.ts'
import { inspectionOperations } from './operations/inspections.ts'
import { invoiceOperations } from './operations/invoices.ts'
import { liveOperations } from './operations/live.ts'
import { monthReportOperations } from './operations/month-reports.ts'
import { notificationOperations } from './operations/notifications.ts'
import type { Operation, Operations } from './operations/operation.ts'
import { operatorOperations } from './operations/operators.ts'
import { paymentOperations } from './operations/payments.ts'
import { peopleOperations } from './operations/people.ts'
import { publicListOperations } from './operations/public-lists.ts'
import { qualificationOperations } from './operations/qualifications.ts'
import { qualityOperations } from './operations/quality.ts'
import { secondLookOperations } from './operations/second-looks.ts'
import { staffOperations } from './operations/staff.ts'
import { syncOperations } from './operations/sync.ts'
import { vehicleOperations } from './operations/vehicles.ts'
import { waitingListOperations } from './operations/waiting-list.ts'
import type { Role } from './role.ts'

export const operations = {
  ...authOperations,
  ...accountOperations,
  ...staffOperations,
  ...peopleOperations,
  ...syncOperations,
  ...appointmentOperations,
  ...waitingListOperations,
  ...centreOperations,
  ...inspectionOperations,
  ...equipmentOperations,
  ...qualificationOperations,
  ...qualityOperations,
  ...secondLookOperations,
  ...appealOperations,
  ...certificateOperations,
  ...monthReportOperations,
  ...invoiceOperations,
  ...paymentOperations,
  ...notificationOperations,
  ...publicListOperations,
  ...deviceOperations,
  ...operatorOperations,
  ...liveOperations,
  ...vehicleOperations,
} as const satisfies Operations

export type OperationId = keyof typeof operations

export const operationOf = (id: OperationId): Operation => operations[id]

/** Whether a person of this role may; what a device does, no person may. */
export function mayPerform(role: Role, id: OperationId): boolean {
  const operation = operationOf(id)
  return operation.proof === 'none' || (operation.proof === 'person' && operation.roles.includes(role))
}
