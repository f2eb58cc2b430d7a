import { useSyncStatus } from '#device/hooks.ts'
import { useMinute } from './use-minute.ts'

/** The time at the office in milliseconds: days, deadlines and calibrations go by it, whatever the device's clock says. */
export const useOfficeTime = (): number => useMinute() + (useSyncStatus()?.clock.shiftMs ?? 0)
