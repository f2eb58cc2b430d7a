// A car of one journey alone: those every product begins with are begun once, by whichever journey of a worker comes first.
import { addDays, dateIn, instantOf } from '@sac/contracts/inspection/calendar'
import { uuidv7 } from '@sac/platform/ids'
import { vinOf } from './inspector-app.ts'
import type { Product } from './open-product.ts'

const timeZone = 'Europe/Paris'

type Planned = { plate: string; hour: number; daysAhead?: number }

/** A day of the centre, from today on. */
export const dayAhead = (days: number): string => addDays(dateIn(timeZone, new Date().toISOString()), days)

/** Plans it at the counter, in the bay that is free in the afternoon; returns the booking's id. `hour`: by the centre's clock. */
export async function planCar({ office }: Product, { plate, hour, daysAhead = 0 }: Planned): Promise<string> {
  const appointmentId = uuidv7()
  const day = dayAhead(daysAhead)
  await office('/api/v1/appointments/planned', {
    appointmentId,
    inspectionId: uuidv7(),
    centreId: 'demo-centre',
    bay: 'Bay 2',
    scheduledDate: new Date(instantOf(day, hour * 60, timeZone)).toISOString(),
    kind: 'periodic',
    inspectorId: null,
    vehicle: {
      plate,
      vin: vinOf(plate),
      country: 'F',
      make: 'Renault',
      model: 'Clio',
      category: 'M1',
      fuel: 'petrol',
      firstRegistration: '2016-05-12',
    },
  })
  return appointmentId
}
