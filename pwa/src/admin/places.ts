// What there is to go to: the places of the rail, and the pages of each that need no parameter. Rail, tabs and command palette are
// made of it.
import type { IconName } from '#design/icon.tsx'
import type { Messages } from '#words/admin/words.tsx'
import type { Address } from './addresses.ts'

type WithoutParameter<To> = To extends `${string}$${string}` ? never : To
type PlainAddress = WithoutParameter<Address>

type Subpage = {
  to: PlainAddress
  name: (messages: Messages) => string
  /** A list that can be searched: what is found in it, for the command palette. */
  finds?: (messages: Messages) => string
}

export type Place = {
  to: PlainAddress
  name: (messages: Messages) => string
  icon: IconName
  /** After `g`. */
  key: string
  /** Tabs at the head of its pages; none where it has one page only. */
  pages: readonly Subpage[]
}

export const places: readonly Place[] = [
  {
    to: '/',
    name: ({ today }) => today.title,
    icon: 'clock',
    key: 't',
    pages: [
      { to: '/', name: ({ today }) => today.title },
      { to: '/bookings', name: ({ today }) => today.bookings.title, finds: ({ today }) => today.bookings.title },
    ],
  },
  {
    to: '/inspections',
    name: ({ inspections }) => inspections.title,
    icon: 'car',
    key: 'i',
    pages: [
      { to: '/inspections', name: ({ inspections }) => inspections.all, finds: ({ inspections }) => inspections.find },
      { to: '/inspections/quarantine', name: ({ inspections }) => inspections.quarantine },
      { to: '/inspections/appeals', name: ({ appeals }) => appeals.title },
    ],
  },
  {
    to: '/certificates',
    name: ({ certificates }) => certificates.title,
    icon: 'certificate',
    key: 'c',
    pages: [
      {
        to: '/certificates',
        name: ({ certificates }) => certificates.all,
        finds: ({ certificates }) => certificates.find,
      },
      { to: '/certificates/expiring', name: ({ certificates }) => certificates.expiring },
      { to: '/certificates/requests', name: ({ certificates }) => certificates.requests },
      { to: '/certificates/signing', name: ({ certificates }) => certificates.signing },
    ],
  },
  {
    to: '/money',
    name: ({ money }) => money.title,
    icon: 'card',
    key: 'm',
    pages: [
      { to: '/money', name: ({ money }) => money.takings },
      { to: '/money/counter', name: ({ money }) => money.counter },
      { to: '/money/payments', name: ({ money }) => money.payments, finds: ({ money }) => money.payments },
      { to: '/money/refunds', name: ({ money }) => money.refunds },
      { to: '/money/invoices', name: ({ money }) => money.invoices },
      { to: '/money/board', name: ({ money }) => money.board },
      { to: '/money/differences', name: ({ money }) => money.differences },
      { to: '/money/disputes', name: ({ disputes }) => disputes.title },
      { to: '/money/sellers', name: ({ money }) => money.sellers },
    ],
  },
  {
    to: '/people',
    name: ({ people }) => people.title,
    icon: 'people',
    key: 'p',
    pages: [
      { to: '/people', name: ({ people }) => people.all, finds: ({ people }) => people.title },
      { to: '/people/devices', name: ({ people }) => people.devices.title },
      { to: '/people/enrolments', name: ({ people }) => people.enrolments.title },
      { to: '/people/claims', name: ({ people }) => people.carClaims.title },
    ],
  },
  {
    to: '/quality',
    name: ({ quality }) => quality.title,
    icon: 'chart',
    key: 'q',
    pages: [
      { to: '/quality', name: ({ quality }) => quality.figures },
      { to: '/quality/equipment', name: ({ quality }) => quality.equipment },
      { to: '/quality/second-looks', name: ({ secondLooks }) => secondLooks.title },
      { to: '/quality/reports', name: ({ quality }) => quality.reports },
    ],
  },
  {
    to: '/system',
    name: ({ system }) => system.title,
    icon: 'gear',
    key: 's',
    pages: [
      { to: '/system', name: ({ system }) => system.flow.title },
      { to: '/system/letters', name: ({ system }) => system.letters.title },
      { to: '/system/messages', name: ({ outgoing }) => outgoing.title, finds: ({ outgoing }) => outgoing.title },
      { to: '/system/templates', name: ({ outgoing }) => outgoing.templates },
      { to: '/system/suppressions', name: ({ outgoing }) => outgoing.suppressions },
      { to: '/system/audit', name: ({ system }) => system.audit.title },
      { to: '/system/settings', name: ({ settings }) => settings.title },
      { to: '/system/calibrations', name: ({ settings }) => settings.equipment.title },
      { to: '/system/proof', name: ({ settings }) => settings.proof.title },
    ],
  },
]

/** The place a path below `/admin` belongs to. */
export const placeOf = (path: string): Place | undefined =>
  places.find(({ to }) => to !== '/' && (path === to || path.startsWith(`${to}/`))) ??
  places.find(({ pages }) => pages.some(({ to }) => to === path))
