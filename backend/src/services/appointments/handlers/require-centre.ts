import type { CentreService } from '@sac/contracts/http/centres'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Money } from '@sac/contracts/money/money'
import type { Db } from '@sac/platform/db/db'
import { Problem } from '@sac/platform/http/problem'
import { type BookableCentre, type OpenCentre, priceOf, serviceOf, usualCategory } from '../domain/offer.ts'
import { findOpenCentre } from '../store/offer-rows.ts'

export const noSuchCentre = () => new Problem('centre.not-found', { detail: 'Choose one of the centres listed.' })

/** Throws Problem `centre.not-found`. */
export async function requireCentre(db: Db, { centreId }: { centreId: string }): Promise<OpenCentre> {
  const centre = await findOpenCentre(db, { centreId })
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
