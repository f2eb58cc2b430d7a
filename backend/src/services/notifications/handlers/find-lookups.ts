import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Message } from '../domain/message.ts'
import type { TestFacts } from '../domain/test-facts.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import type { Finding } from '../rendering/compose-message.ts'
import type { LookedUp } from '../rendering/placeholders.ts'
import { findTest } from '../store/test-rows.ts'
import { outlines } from '../templates/outlines.ts'
import type { Addressee } from './look-up.ts'

const textIn = (data: Message['data'], name: string) => {
  const value = data[name]
  return typeof value === 'string' ? value : null
}

type Found = { lookedUp: LookedUp; timeZone: string; test: TestFacts | null }

async function findTested({ pool }: NotificationsDeps, data: Message['data']): Promise<TestFacts | null> {
  const inspectionId = 'certificateId' in data || 'appealId' in data ? textIn(data, 'inspectionId') : null
  return inspectionId === null ? null : findTest(pool, { inspectionId })
}

async function findBookingOf({ directory }: NotificationsDeps, { template, data }: Pick<Message, 'template' | 'data'>) {
  const appointmentId = outlines[template].asksBooking ? textIn(data, 'appointmentId') : null
  return appointmentId === null ? null : directory.findBooking(appointmentId)
}

const placeOf = (of: { centreId: string } | null) => of && of.centreId

async function centreOf({ directory }: NotificationsDeps, centreId: string | null) {
  const centre = centreId === null ? null : await directory.findCentre(centreId)
  if (!centre) return null
  const { address, place, ...known } = centre
  return { ...known, place: address ? `${address.street}, ${address.postcode} ${address.city}` : place }
}

/** Names of the person, the centre and the car, and what the booking is like by now. */
export async function findLookups(
  deps: NotificationsDeps,
  message: Message,
  { name, link }: Addressee,
): Promise<Found> {
  const test = await findTested(deps, message.data)
  const booking = await findBookingOf(deps, message)
  const centre = await centreOf(deps, textIn(message.data, 'centreId') ?? placeOf(test ?? booking))
  const known = { centre, test, booking, person: name === null ? null : { name } }
  const lookedUp = { site: { url: deps.site.url }, link, ...withoutNull(known) }
  return { test, timeZone: centre?.timeZone ?? 'UTC', lookedUp }
}

type Known<Of> = { [Name in keyof Of]?: NonNullable<Of[Name]> }

const withoutNull = <Of extends object>(known: Of) =>
  Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) as Known<Of>

const order = ['dangerous', 'major', 'minor']

/** What was found, most serious first. In Arabic where it was translated, else in French, as in the app. */
export async function findingsIn(language: PersonLanguage, test: TestFacts | null): Promise<Finding[]> {
  if (!test || test.found.length === 0) return []
  const translated = language === 'ar' ? (await import('@sac/contracts/template/arabic')).arabic.texts : null
  const textOf = ({ plain }: TestFacts['found'][number]) => {
    if (language !== 'ar') return plain[language]
    return translated?.get(plain.en) ?? plain.fr
  }
  return test.found
    .toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((one) => ({ severity: one.severity, text: textOf(one) }))
}
