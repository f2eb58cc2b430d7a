import type { CentreOffer } from '@sac/contracts/http/centres'

const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' }))
const since = '2026-01-01'

const service = (
  kind: CentreOffer['services'][number]['kind'],
  { category, minutes, amountMinor }: { category: string; minutes: number; amountMinor: number },
) => ({ kind, category, minutes, prices: [{ validFrom: since, amountMinor }] })

/** What the centre of SEED=demo does: Monday to Saturday noon, cars, vans and motorcycles. */
export const demoOffer: CentreOffer = {
  currency: 'EUR',
  vatRate: 2_000,
  openingHours: [...weekdays, { weekday: 6, opens: '08:00', closes: '12:00' }],
  closures: [],
  services: [
    service('periodic', { category: 'M1', minutes: 45, amountMinor: 7_900 }),
    service('periodic', { category: 'N1', minutes: 60, amountMinor: 8_900 }),
    service('retest', { category: 'M1', minutes: 30, amountMinor: 2_500 }),
    service('retest', { category: 'N1', minutes: 30, amountMinor: 2_900 }),
    service('voluntary', { category: 'M1', minutes: 45, amountMinor: 6_500 }),
    service('voluntary', { category: 'N1', minutes: 60, amountMinor: 7_500 }),
  ],
  rules: {
    leadMinutes: 60,
    horizonDays: 90,
    holdMinutes: 10,
    waitingHoldMinutes: 120,
    freeUntilMinutes: 24 * 60,
    changeUntilMinutes: 2 * 60,
    lateFeePercent: 30,
    remindMinutes: 24 * 60,
    confirmsAtCounter: true,
  },
}
