// A car of one journey alone: those every product begins with are begun once, by whichever journey of a worker comes first.
import { dateIn, instantOf } from '@sac/contracts/inspection/calendar'
import { uuidv7 } from '@sac/platform/ids'
import { vinOf } from './inspector-app.ts'
import type { Product } from './open-product.ts'

const timeZone = 'Europe/Paris'

/** Plans it at the counter for today, in the bay that is free in the afternoon; returns the booking's id. `hour`: by the centre's clock. */
export async function planCar({ office }: Product, { plate, hour }: { plate: string; hour: number }): Promise<string> {
  const appointmentId = uuidv7()
  const today = dateIn(timeZone, new Date().toISOString())
  await office('/api/v1/appointments/planned', {
    appointmentId,
    inspectionId: uuidv7(),
    centreId: 'demo-centre',
    bay: 'Bay 2',
    scheduledDate: new Date(instantOf(today, hour * 60, timeZone)).toISOString(),
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
