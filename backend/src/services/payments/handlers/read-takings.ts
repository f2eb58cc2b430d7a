import type { Takings } from '@sac/contracts/http/reconciliation'
import { Problem } from '@sac/platform/http/problem'
import { dayOf } from '../domain/period.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { sumGivenBack, sumMovedByBanks, sumTaken } from '../store/takings-rows.ts'

/** Of one day of a centre, from midnight to midnight there. Throws Problem `centre.not-found`. */
export async function readTakings(
  { pool, directory }: Pick<PaymentsDeps, 'pool' | 'directory'>,
  { centreId, day }: { centreId: string; day: string },
): Promise<Takings> {
  const centre = await directory.findCentre(centreId)
  if (!centre) throw new Problem('centre.not-found', { detail: 'Look it up among the centres.' })
  const { timeZone } = centre
  const period = { centreId, ...dayOf(day, timeZone) }
  const [taken, disputed, restored, givenBack] = [
    await sumTaken(pool, period),
    await sumMovedByBanks(pool, { ...period, which: 'took' }),
    await sumMovedByBanks(pool, { ...period, which: 'returned' }),
    await sumGivenBack(pool, period),
  ]
  return { centreId, day, timeZone, taken, disputed, restored, givenBack }
}
