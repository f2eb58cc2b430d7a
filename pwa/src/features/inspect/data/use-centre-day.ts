import { dateIn } from '@sac/contracts/inspection/calendar'
import { useOfficeTime } from './use-office-time.ts'
import { useQuickReference } from './use-reference-data.ts'

/** Today at this device's centre, `YYYY-MM-DD`. */
export function useCentreDay(): string {
  const zone = useQuickReference({ templates: false })?.centre?.timeZone ?? 'UTC'
  return dateIn(zone, new Date(useOfficeTime()).toISOString())
}
