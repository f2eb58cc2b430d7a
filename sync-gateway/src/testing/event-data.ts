// Data of events others publish, as the catalogue has it.
import type { EventData } from '@sac/contracts/events/catalogue'
import { uuidv7 } from '@sac/platform/ids'

type Appointment = EventData<'appointment.created'>
type Planned = Partial<Omit<Appointment, 'vehicle'>> & { vehicle?: Partial<Appointment['vehicle']> }

const vehicle = {
  plate: 'AB-123-CD',
  country: 'F',
  vin: 'VF1AAAAA555000001',
  make: null,
  model: null,
  category: null,
  fuel: null,
  firstRegistration: null,
}

/** A booked appointment of nobody, in the bay of a centre. */
export const plannedAppointment = ({ vehicle: car = {}, ...parts }: Planned = {}): Appointment => ({
  appointmentId: uuidv7(),
  inspectionId: uuidv7(),
  scheduledDate: '2026-11-24T09:00:00.000Z',
  kind: 'periodic',
  centreId: 'main',
  bay: '1',
  inspectorId: null,
  userId: uuidv7(),
  vehicleId: null,
  serviceType: 'periodic',
  vehicle: { ...vehicle, ...car },
  status: 'confirmed',
  ...parts,
})

export const orderedRetest = (inspectionId: string): EventData<'inspection.retest-ordered'> => ({
  inspectionId,
  vehicle: {},
  deadline: '2027-01-23',
  checkpoints: ['1.1.1'],
  inspectorId: uuidv7(),
  centreId: 'main',
})

/** Of a completed test; the last reading before it was 10 000 km lower. */
export const completedReport = (vin: string, testedAt: string, odometer: number) => ({
  inspectionId: uuidv7(),
  testedAt,
  vehicle: {
    vin,
    vinCheck: 'valid',
    plate: 'X',
    country: 'F',
    make: 'M',
    model: 'M',
    category: 'M1',
    fuel: null,
    firstRegistration: null,
  },
  odometer: { value: odometer, unit: 'km', status: 'read' },
  odometerHistory: [{ value: odometer - 10_000, unit: 'km', status: 'read', at: '2022-01-01T00:00:00.000Z' }],
  outcome: { result: 'pass', minor: 0, major: 0, dangerous: 0 },
  measured: [],
  deficiencies: [],
  retestOrder: null,
})
