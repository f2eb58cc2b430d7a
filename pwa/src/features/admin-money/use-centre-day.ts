import { dateIn } from '@sac/contracts/inspection/calendar'
import { useState } from 'react'
import { useAsked } from '#admin/use-asked.ts'
import { useCentres } from '#admin/use-centres.ts'

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

/** The centre and the day that are looked at, as the address says; the first centre and its today without. Null until centres are read. */
export function useCentreDay() {
  const { asked, ask } = useAsked()
  const [now] = useState(() => new Date().toISOString())
  const { read, centres, options } = useCentres()
  const centre = centres.find(({ centreId }) => centreId === asked['centre']) ?? centres[0]
  if (!centre) return { read, chosen: null }
  const { centreId, timeZone } = centre
  const day = isDay(asked['day']) ? asked['day'] : dateIn(timeZone, now)
  return { read, chosen: { centreId, timeZone, day, options, ask } }
}

export type CentreDay = NonNullable<ReturnType<typeof useCentreDay>['chosen']>
