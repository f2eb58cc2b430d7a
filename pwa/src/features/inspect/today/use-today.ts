import { useMemo } from 'react'
import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { useInHand } from '#device/hooks.ts'
import { useRowsOf } from '../data/use-inspection-rows.ts'
import { useQuickOfficeData } from '../data/use-office-data.ts'
import { useOfficeTime } from '../data/use-office-time.ts'
import { arrangeToday } from './today.ts'

/** Today's lists, and every inspection another device has recorded something of; undefined until they have been read. */
export function useToday() {
  const inHand = useInHand()
  const rows = useRowsOf(inHand?.listings)
  const office = useQuickOfficeData({ templates: false })
  const now = useOfficeTime()
  return useMemo(() => {
    if (!inHand || !rows || !office) return undefined
    const timeZone = office.centre?.timeZone ?? deviceTimeZone()
    const { ids, others, listings } = inHand
    // Of what is in hand the rows say whether it has begun.
    const shown = new Set(listings.map(({ inspectionId }) => inspectionId))
    const before = ids.filter((inspectionId) => !shown.has(inspectionId))
    const closed = [...others.values()].filter(({ state }) => state.seals.length > 0)
    const begun = new Set([...before, ...closed.map(({ inspectionId }) => inspectionId)])
    const { assignments } = office
    const day = { assignments, rows, now: new Date(now).toISOString(), timeZone, begun }
    return { ...arrangeToday(day), timeZone, reads: others }
  }, [inHand, rows, office, now])
}
