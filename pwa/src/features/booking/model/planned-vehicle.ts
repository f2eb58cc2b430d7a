import type { PlannedVehicle } from '@sac/contracts/http/appointments'

/** What a customer says of the vehicle; the inspector sees the rest for himself. */
export const plannedVehicle = ({
  plate,
  country,
  category,
}: Pick<PlannedVehicle, 'plate' | 'country' | 'category'>): PlannedVehicle => ({
  plate,
  country,
  category,
  vin: null,
  make: null,
  model: null,
  fuel: null,
  firstRegistration: null,
})
