import { dateIn } from '@sac/contracts/inspection/calendar'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useOfficeTime } from './use-office-time.ts'

/** Today where the inspection is made, `YYYY-MM-DD`. */
export function useTestDay(): string {
  const { view } = useCurrentInspection()
  const zone = view.state.started?.value.timeZone ?? deviceTimeZone()
  return dateIn(zone, new Date(useOfficeTime()).toISOString())
}
