// What an offer says about one booking.
import type { BookingRules, Centre, CentreOffer, CentreService } from '@sac/contracts/http/centres'
import type { Money } from '@sac/contracts/money/money'

/** A centre with what it offers; null where it never said. */
export type OpenCentre = Centre & { offer: CentreOffer | null }
export type BookableCentre = Centre & { offer: CentreOffer }

/** Of a car whose category nobody knows yet. */
export const usualCategory = 'M1'

/** Of what the counter plans where the centre offers nothing of the kind. */
export const usualMinutes = 30

type Wanted = { kind: CentreService['kind']; category: string | null }

export const serviceOf = ({ services }: CentreOffer, { kind, category }: Wanted): CentreService | undefined =>
  services.find((one) => one.kind === kind && one.category === (category ?? usualCategory))

/** What it costs on a date; undefined before the first price is valid. */
export function priceOf({ prices }: CentreService, { currency }: CentreOffer, date: string): Money | undefined {
  const [newest] = prices
    .filter(({ validFrom }) => validFrom <= date)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
  return newest && { amountMinor: newest.amountMinor, currency }
}

/** Where a centre has none of its own: nothing is late, nothing costs. */
export const noRules: BookingRules = {
  leadMinutes: 0,
  horizonDays: 400,
  holdMinutes: 10,
  waitingHoldMinutes: 60,
  freeUntilMinutes: 0,
  changeUntilMinutes: 0,
  lateFeePercent: 0,
  remindMinutes: 24 * 60,
  confirmsAtCounter: true,
}

export const rulesOf = ({ offer }: OpenCentre): BookingRules => offer?.rules ?? noRules
