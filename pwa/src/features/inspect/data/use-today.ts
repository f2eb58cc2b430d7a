import { useMemo } from 'react'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { arrangeToday } from '../model/today.ts'
import { useInspectionRows } from './use-inspection-rows.ts'
import { useMinute } from './use-minute.ts'
import { useQuickReference } from './use-reference-data.ts'

/** Today's lists; undefined until they have been read. */
export function useToday() {
  const rows = useInspectionRows()
  const reference = useQuickReference({ templates: false })
  const now = useMinute()
  return useMemo(() => {
    if (!rows || !reference) return undefined
    const timeZone = reference.centre?.timeZone ?? deviceTimeZone()
    const day = { assignments: reference.assignments, rows, now: new Date(now).toISOString(), timeZone }
    return { ...arrangeToday(day), timeZone }
  }, [rows, reference, now])
}
