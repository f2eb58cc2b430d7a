import { dateIn } from '@sac/contracts/inspection/calendar'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useOffice } from '#api/use-office.ts'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'

/** One car of the person, by its claim; known without a connection once it was seen. */
export const useCar = (claimId: string, { enabled = true } = {}) =>
  useOffice(vehicleOperations['vehicles.read'], { params: { id: claimId } }, { kept: true, enabled })

/** All of them, the one claimed last first. */
export const useCars = () => useOffice(vehicleOperations['vehicles.list'], { query: {} }, { kept: true })

/** The calendar date of an instant where the person is. */
export const dateOf = (instant: string | number): string => dateIn(deviceTimeZone(), new Date(instant).toISOString())

export const today = (): string => dateOf(Date.now())
