// When a car was first registered decides limits and what is asked of it, so it is looked at: what cannot be is refused, at the
// field and by the office; what can be and looks wrong is flagged.
import type { Equipment, Fuel } from '../template/template.ts'
import { vinCheckDigit } from './vin-check.ts'

/** The year of the first motor car. */
export const firstCars = '1886-01-01'

export type RegistrationFault = 'before-cars' | 'after-test'

/** Why a car cannot have been registered first on `date`, seen from the day of its test (both `YYYY-MM-DD`); null when it can, or is unknown. */
export function registrationFault(date: string | undefined, testedOn: string | null): RegistrationFault | null {
  if (date === undefined) return null
  if (date < firstCars) return 'before-cars'
  return testedOn !== null && date > testedOn ? 'after-test' : null
}

/** The first year in which cars one could buy had it. */
const fuelSince: Partial<Record<Fuel, number>> = {
  lpg: 1950,
  cng: 1950,
  electric: 1990,
  'hybrid-petrol': 1997,
  'hybrid-diesel': 2000,
  hydrogen: 2008,
}
const equipmentSince: Partial<Record<Equipment, number>> = {
  abs: 1966,
  esc: 1995,
  airbag: 1973,
  catalyst: 1975,
  turbo: 1962,
  'high-voltage': 1990,
}
/** Seventeen characters were agreed on in 1979 (ISO 3779). */
const vinSince = 1979
/** What stands in a form nobody filled in. */
const placeholders: ReadonlySet<string> = new Set(['1900-01-01', '1970-01-01', '1980-01-01', '2000-01-01'])
const venerableYears = 60

export type Registered = {
  firstRegistration: string | null
  vin: string | null
  fuel: Fuel | null
  equipment: readonly Equipment[]
}

/** Whether the date looks wrong for this car, although it can be: for the office to see. */
export function registrationInDoubt(
  { firstRegistration, vin, fuel, equipment }: Registered,
  testedOn: string,
): boolean {
  if (firstRegistration === null) return false
  const year = Number(firstRegistration.slice(0, 4))
  const since = [
    vin !== null && vinCheckDigit(vin) !== null ? vinSince : 0,
    fuel === null ? 0 : (fuelSince[fuel] ?? 0),
    ...equipment.map((item) => equipmentSince[item] ?? 0),
  ]
  const isVenerable = Number(testedOn.slice(0, 4)) - year > venerableYears
  return isVenerable || placeholders.has(firstRegistration) || since.some((first) => year < first)
}
