import type { PublicCentre } from '@sac/contracts/http/centres'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { officeNow } from '#api/office-clock.ts'
import { useOffice } from '#api/use-office.ts'
import type { Draft } from './draft.ts'
import { firstFree, weeksShown } from './free-days.ts'

const daysShown = String(7 * weeksShown)
/** Somebody else may take one while they are looked at. */
const everyMs = 60_000

/** The free times of the weeks that are shown; the day is the first free one until somebody chooses another. */
export function useFreeTimes(
  { centreId, timeZone }: PublicCentre,
  { kind, category }: Pick<Draft, 'kind' | 'category'>,
) {
  const [today] = useState(() => dateIn(timeZone, new Date(officeNow()).toISOString()))
  const [chosen, setChosen] = useState<string | null>(null)
  const [shown, show] = useState(today)
  const query = { centreId, kind, category, from: shown < today ? today : shown, days: daysShown }
  const free = useOffice(appointmentOperations['appointments.availability'], { query }, { everyMs, keepsBefore: true })
  const days = free.data?.days ?? []
  return { free, days, today, day: chosen ?? firstFree(days) ?? today, chooseDay: setChosen, show }
}
