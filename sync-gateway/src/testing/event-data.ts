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
