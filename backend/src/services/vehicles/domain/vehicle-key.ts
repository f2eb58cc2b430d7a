import { type DescribedVehicle, vehicleKey } from '@sac/contracts/inspection/vehicle-identity'

/** Which vehicle a test is of. One without a number of its own is that of one test. */
export const keyOfTest = (vehicle: DescribedVehicle, { inspectionId }: { inspectionId: string }): string =>
  vehicleKey(vehicle) ?? `inspection/${inspectionId}`

/** A key of any form in its present one: its parts are all that is known of a car that was shown at the office. */
export function renewKey(key: string): string {
  const [vin = '', make, country, plate] = key.split('/')
  return vehicleKey({ vin, make, country, plate }) ?? key
}
