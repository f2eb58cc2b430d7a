import { numberKey } from '@sac/contracts/certificate/number'
import { catalogue, type EventData } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { on, onPart } from '@sac/platform/inbox/on'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import * as z from 'zod/mini'
import { keyOfTest } from '../domain/vehicle-key.ts'
import { insertAppointmentIfAbsent, insertInvoiceIfAbsent } from '../store/invoice-rows.ts'
import { updatePaperStatus, upsertPaper, upsertTest } from '../store/test-rows.ts'

const Booked = z.pick(catalogue['appointment.created'].data, {
  appointmentId: true,
  inspectionId: true,
  vehicleId: true,
})

type Issued = EventData<'invoice.created'> & { kind: 'invoice' | 'credit-note' }

/** What was sold at the counter to nobody by name, or for no appointment, is no car's. */
async function keepInvoice(tx: Tx, { customerId, appointmentId, ...issued }: Issued): Promise<Outcome> {
  if (customerId === null || appointmentId === null) return skip('of no car')
  await insertInvoiceIfAbsent(tx, { ...issued, customerId, appointmentId })
  return done
}

/** What inspections, certificates, appointments and invoices tell of vehicles. */
export const vehicleSubscription = subscribeEach('vehicle-service-group', [
  on(['inspection.completed', 'inspection.amended'], async ({ data: { report } }, tx) => {
    await upsertTest(tx, { report, vehicleKey: keyOfTest(report.vehicle, report), result: report.outcome.result })
    return done
  }),
  on('certificate.generated', async ({ data, at }, tx) => {
    await upsertPaper(tx, { ...data, at, numberKey: data.number === null ? null : numberKey(data.number) })
    return done
  }),
  on(
    ['certificate.revoked', 'certificate.suspended', 'certificate.reinstated', 'certificate.superseded'],
    async ({ data }, tx) => {
      await updatePaperStatus(tx, data)
      return done
    },
  ),
  onPart('appointment.created', Booked, async ({ data }, tx) => {
    await insertAppointmentIfAbsent(tx, data)
    return done
  }),
  on('invoice.created', ({ data }, tx) => keepInvoice(tx, { ...data, kind: 'invoice' })),
  on('invoice.credited', ({ data }, tx) => keepInvoice(tx, { ...data, kind: 'credit-note' })),
])
