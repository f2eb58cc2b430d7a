import { dateIn } from '@sac/contracts/inspection/calendar'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { useQuickOfficeData } from '../data/use-office-data.ts'
import { useOfficeTime } from '../data/use-office-time.ts'

/** Today at this device's centre, `YYYY-MM-DD`. */
export function useCentreDay(): string {
  const zone = useQuickOfficeData({ templates: false })?.centre?.timeZone ?? deviceTimeZone()
  return dateIn(zone, new Date(useOfficeTime()).toISOString())
}
