import { addDays, instantOf } from '@sac/contracts/inspection/calendar'

/** From midnight (inclusive) to midnight (exclusive) of a place. */
export const dayOf = (day: string, timeZone: string) => ({
  from: new Date(instantOf(day, 0, timeZone)),
  to: new Date(instantOf(addDays(day, 1), 0, timeZone)),
})

type Days = { fromDay?: string | undefined; toDay?: string | undefined }

/** From the first moment of one day (inclusive) to the last of another; null where a day is not given. */
export const periodOf = ({ fromDay, toDay }: Days, timeZone: string) => ({
  from: fromDay === undefined ? null : dayOf(fromDay, timeZone).from,
  before: toDay === undefined ? null : dayOf(toDay, timeZone).to,
})
