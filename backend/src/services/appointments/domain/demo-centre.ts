import type { CreateAppointment, PlannedVehicle } from '@sac/contracts/http/appointments'
import type { Centre } from '@sac/contracts/http/centres'
import { addDays, endOfDay } from '@sac/contracts/inspection/calendar'

/** The centre of SEED=demo. */
export const demoCentre: Centre = {
  centreId: 'demo-centre',
  station: 'L1',
  name: 'Demo test centre',
  place: 'Demo town',
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
