import type { CreateAppointment, PlannedVehicle } from '@sac/contracts/http/appointments'
import type { BookAppointment } from '@sac/contracts/http/bookings'
import type { Centre } from '@sac/contracts/http/centres'
import { addDays, endOfDay, instantOf } from '@sac/contracts/inspection/calendar'

/** The centre of SEED=demo. */
export const demoCentre: Centre = {
  centreId: 'demo-centre',
  station: 'L1',
  name: 'Demo test centre',
  place: 'Demo town',
  // France keeps these numbers for stories: nobody answers.
  phone: '+33 1 99 00 01 42',
  address: { street: '1 Demo Street', postcode: '69000', city: 'Demo town', country: 'FR' },
  timeZone: 'Europe/Paris',
  profileId: 'eu-min',
  bays: ['Bay 1', 'Bay 2'],
}

type Planned = { hour: number; bay: string; vehicle: PlannedVehicle }

const planned: readonly Planned[] = [
  {
    hour: 9,
    bay: 'Bay 1',
    vehicle: car({ plate: 'AB-123-CD', vin: 'VF1AB000123456789', make: 'Renault', model: 'Clio' }),
  },
  {
    hour: 10.5,
    bay: 'Bay 2',
    vehicle: {
      ...car({ plate: 'EF-456-GH', vin: 'WVWZZZ1KZAW123456', make: 'Volkswagen', model: 'Golf' }),
      fuel: 'diesel',
      firstRegistration: '2010-03-02',
    },
  },
  {
    hour: 14,
    bay: 'Bay 1',
    vehicle: {
      ...car({ plate: 'IJ-789-KL', vin: 'VR3UHZKXZMT000001', make: 'Peugeot', model: 'e-208' }),
      fuel: 'electric',
      firstRegistration: '2021-09-30',
    },
  },
]

function car(known: Pick<PlannedVehicle, 'plate' | 'vin' | 'make' | 'model'>): PlannedVehicle {
  return { ...known, country: 'F', category: 'M1', fuel: 'petrol', firstRegistration: '2016-05-12' }
}

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')

/** Three cars for a day; the ids depend on the day alone, so that planning twice changes nothing. */
export function demoAppointments(date: string): CreateAppointment[] {
  const midnight = endOfDay(addDays(date, -1), demoCentre.timeZone) * 1000 + 1000
  const day = hex(Date.parse(date) / 86_400_000, 6)
  return planned.map(({ hour, bay, vehicle }, index) => ({
    appointmentId: `019a0000-0001-7000-8000-${day}${hex(index, 6)}`,
    inspectionId: `019a0000-0002-7000-8000-${day}${hex(index, 6)}`,
    centreId: demoCentre.centreId,
    bay,
    scheduledDate: new Date(midnight + hour * 3_600_000).toISOString(),
    kind: 'periodic',
    inspectorId: null,
    vehicle,
  }))
}

/** A demo customer's car came; the inspections service has what was found, under the same ids. */
export type DemoVisit = Pick<CreateAppointment, 'appointmentId' | 'inspectionId' | 'vehicle'> & {
  from: Date
  to: Date
  /** Of the customer's claim of the car. */
  vehicleId: string
  userId: string
}

const dayMs = 86_400_000
const demoId = (kind: number, n: number) => `019a0000-000${kind}-7000-8000-${String(n).padStart(12, '0')}`

export const demoCustomerId = demoId(0, 5)

function visit(n: number, { days, now }: { days: number; now: Date }, vehicle: PlannedVehicle): DemoVisit {
  const from = new Date(Math.floor(now.getTime() / dayMs) * dayMs - days * dayMs + 9 * 3_600_000)
  const ids = {
    appointmentId: demoId(5, n),
    inspectionId: demoId(4, n),
    vehicleId: demoId(7, n),
    userId: demoCustomerId,
  }
  return { ...ids, vehicle, from, to: new Date(from.getTime() + 45 * 60_000) }
}

const clio = car({ plate: 'KL-321-MN', vin: 'VF1RJA00468123450', make: 'Renault', model: 'Clio' })

/** What the demo customer books for the coming Thursday; the payments service pays it, under an id of the same week. */
export function demoBooking(now: Date): BookAppointment {
  // 1970 began on a Thursday.
  const week = Math.floor(now.getTime() / (7 * dayMs))
  const thursday = new Date((week + 1) * 7 * dayMs).toISOString().slice(0, 10)
  const { centreId, timeZone } = demoCentre
  const scheduledDate = new Date(instantOf(thursday, 10 * 60, timeZone)).toISOString()
  const booked = { appointmentId: demoId(5, week), centreId, scheduledDate }
  return { ...booked, kind: 'voluntary', vehicle: clio, vehicleId: demoId(7, 1) }
}

/** The last time each of the demo customer's cars was here. */
export const demoVisits = (now: Date): DemoVisit[] => [
  visit(1, { days: 150, now }, clio),
  visit(2, { days: 4, now }, car({ plate: 'OP-654-QR', vin: 'WVWZZZAUZLW123450', make: 'Volkswagen', model: 'Golf' })),
]
