import type { CentreService } from '@sac/contracts/http/centres'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Money } from '@sac/contracts/money/money'
import type { Db } from '@sac/platform/db/db'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { type BookableCentre, type OpenCentre, priceOf, serviceOf, usualCategory } from '../domain/offer.ts'
import { findOpenCentre, keepOpenCentre } from '../store/offer-rows.ts'

export const noSuchCentre = () => new Problem('centre.not-found', { detail: 'Choose one of the centres listed.' })

/** Throws Problem `centre.not-found`. */
export async function requireCentre(db: Db, { centreId }: { centreId: string }): Promise<OpenCentre> {
  const centre = await findOpenCentre(db, { centreId })
  if (!centre) throw noSuchCentre()
  return centre
}

/**
 * The same, for whoever books: it stays as it is until the transaction ends, so that nothing is booked in a centre, on a day or in a
 * bay that was closed meanwhile. Asked before the bays are locked. Throws Problem `centre.not-found`.
 */
export async function keepCentre(tx: Tx, { centreId }: { centreId: string }): Promise<OpenCentre> {
  const centre = await keepOpenCentre(tx, { centreId })
  if (!centre) throw noSuchCentre()
  return centre
}

type Wanted = { kind: CentreService['kind']; category: string | null }
export type Offered = { centre: BookableCentre; service: CentreService; price: Money }

/** What is booked, and what it costs today. Throws Problem `appointment.not-offered`. */
export function requireOffered(centre: OpenCentre, wanted: Wanted, now: Date): Offered {
  const { offer } = centre
  const service = offer && serviceOf(offer, wanted)
  const price = service && priceOf(service, offer, dateIn(centre.timeZone, now.toISOString()))
  if (!price) {
    const detail = `This centre does not offer ${wanted.kind} tests of category ${wanted.category ?? usualCategory}: choose another centre, or call it.`
    throw new Problem('appointment.not-offered', { detail })
  }
  return { centre: { ...centre, offer }, service, price }
}
