import { useMemo } from 'react'
import { useInspectionReads } from '#db/hooks.ts'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { arrangeToday } from '../model/today.ts'
import { useInspectionRows } from './use-inspection-rows.ts'
import { useQuickOfficeData } from './use-office-data.ts'
import { useOfficeTime } from './use-office-time.ts'

/** Today's lists, and every inspection as this device knows it; undefined until they have been read. */
export function useToday() {
  const rows = useInspectionRows()
  const reads = useInspectionReads()
  const office = useQuickOfficeData({ templates: false })
  const now = useOfficeTime()
  return useMemo(() => {
    if (!rows || !reads || !office) return undefined
    const timeZone = office.centre?.timeZone ?? deviceTimeZone()
    const closed = [...reads.values()].filter(({ state }) => state.seals.length > 0)
    const closedElsewhere = new Set(closed.map(({ inspectionId }) => inspectionId))
    const { assignments } = office
    const day = { assignments, rows, now: new Date(now).toISOString(), timeZone, closedElsewhere }
    return { ...arrangeToday(day), timeZone, reads }
  }, [rows, reads, office, now])
}
