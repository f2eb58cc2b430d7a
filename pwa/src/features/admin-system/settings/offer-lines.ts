// An offer as lines somebody can read and compare.
import type { CentreOffer, CentreService } from '@sac/contracts/http/centres'
import type { useWords } from '#words/admin/words.tsx'

export type Speech = Pick<ReturnType<typeof useWords>, 'messages' | 'formats'>
type Hours = CentreOffer['openingHours'][number]
export type Closure = CentreOffer['closures'][number]

export const today = () => new Date().toISOString().slice(0, 10)

export const hoursText = ({ opens, closes }: Hours, { formats }: Speech) =>
  `${formats.clock(opens)}–${formats.clock(closes)}`

export const daysText = ({ firstDay, lastDay }: Closure, { formats }: Speech) =>
  firstDay === lastDay ? formats.date(firstDay) : `${formats.date(firstDay)} – ${formats.date(lastDay)}`

export const closureText = (closure: Closure, speech: Speech) =>
  speech.formats.list([
    daysText(closure, speech),
    closure.bay ?? speech.messages.settings.closures.whole,
    closure.reason,
  ])

export const serviceName = ({ kind, category }: CentreService, { messages }: Speech) =>
  `${messages.settings.services.kinds[kind]} ${category}`

/** The price in force, and those to come in their order. */
export function pricesOf({ prices }: CentreService) {
  const sorted = prices.toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
  const day = today()
  return {
    inForce: sorted.findLast(({ validFrom }) => validFrom <= day),
    toCome: sorted.filter(({ validFrom }) => validFrom > day),
  }
}

function serviceText(service: CentreService, currency: string, speech: Speech): string {
  const { formats, messages } = speech
  const { services: words, rules } = messages.settings
  const { inForce, toCome } = pricesOf(service)
  const shown = (amountMinor: number) => formats.money({ amountMinor, currency })
  return formats.list([
    serviceName(service, speech),
    formats.amount(String(service.minutes), rules.min),
    inForce && shown(inForce.amountMinor),
    ...toCome.map(({ amountMinor, validFrom }) => words.from(shown(amountMinor), formats.date(validFrom))),
  ])
}

const hour = 60

export function durationText(minutes: number, { formats, messages }: Speech): string {
  const { min, h } = messages.settings.rules
  return minutes > 0 && minutes % hour === 0
    ? formats.amount(formats.number(minutes / hour), h)
    : formats.amount(formats.number(minutes), min)
}

export type Rule = keyof Speech['messages']['settings']['rules']['names']

/** Each rule with what it says. */
export function rulesText({ rules, vatRate }: CentreOffer, speech: Speech): Record<Rule, string> {
  const { formats, messages } = speech
  const { yes, no, days } = messages.settings.rules
  const lasts = (minutes: number) => durationText(minutes, speech)
  return {
    leadMinutes: lasts(rules.leadMinutes),
    horizonDays: formats.amount(formats.number(rules.horizonDays), days),
    holdMinutes: lasts(rules.holdMinutes),
    waitingHoldMinutes: lasts(rules.waitingHoldMinutes),
    freeUntilMinutes: lasts(rules.freeUntilMinutes),
    changeUntilMinutes: lasts(rules.changeUntilMinutes),
    remindMinutes: lasts(rules.remindMinutes),
    lateFeePercent: formats.amount(formats.number(rules.lateFeePercent), '%'),
    vatRate: vatRate === undefined ? '–' : formats.amount(formats.upTo(vatRate / 100, 2), '%'),
    confirmsAtCounter: rules.confirmsAtCounter ? yes : no,
  }
}

/** All of it, to see what is different. */
export function offerLines(offer: CentreOffer, speech: Speech): string[] {
  const { formats, messages } = speech
  const { names } = messages.settings.rules
  return [
    ...offer.openingHours.map((hours) => `${formats.weekday(hours.weekday)} ${hoursText(hours, speech)}`),
    ...offer.closures.map((closure) => closureText(closure, speech)),
    ...offer.services.map((service) => serviceText(service, offer.currency, speech)),
    ...Object.entries(rulesText(offer, speech)).map(([rule, text]) => `${names[rule as Rule]}: ${text}`),
  ]
}
