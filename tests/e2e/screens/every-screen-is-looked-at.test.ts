// The walk through all screens takes minutes and has its own command: this sees that no screen was forgotten there.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'

/** The look at each page of the customer app. */
const pages: Readonly<Record<string, string | null>> = {
  // What the pages of the account are made of.
  'account-page': null,
  'add-car-page': 'customer, add car, nothing filled in',
  'appointment-page': 'one appointment',
  'appointments-page': 'my appointments',
  'car-page': 'book, which car',
  'cars-page': 'customer, cars',
  'certificate-page': 'customer, certificate',
  'check-page': 'book, check',
  'confirm-email-page': 'customer, confirm email',
  'confirm-registration-page': 'customer, open account',
  'data-page': 'customer, data',
  'forgot-password-page': 'customer, forgot password',
  'home-page': 'landing',
  'invoice-page': 'customer, invoice',
  // What all that links of e-mails open have in common.
  'link-page': null,
  'move-page': 'move an appointment',
  'own-car-page': 'customer, car',
  'own-home-page': 'customer, home',
  'papers-page': 'customer, papers',
  'pay-page': 'book, pay',
  'profile-page': 'customer, profile',
  'report-page': 'customer, report',
  'reset-password-page': 'customer, reset password',
  'security-page': 'customer, security',
  'sign-in-page': 'sign in, nobody answers',
  'wait-page': 'wait for a time',
  'when-page': 'book, when',
}

/** The look at each page of the office. */
const officePages: Readonly<Record<string, string | null>> = {
  'appeals-page': 'office, appeals',
  'audit-page': 'office, audit',
  'board-page': 'office, board',
  'bookings-page': 'office, bookings',
  'calibrations-page': 'office, calibrations',
  'certificate-page': 'office, certificate',
  'certificates-page': 'office, certificates',
  'claims-page': 'office, claims',
  'counter-page': 'office, counter',
  'devices-page': 'office, devices',
  'differences-page': 'office, differences',
  'disputes-page': 'office, disputes',
  'enrol-page': 'office, second factor',
  'enrolments-page': 'office, enrolments',
  'equipment-page': 'office, equipment',
  'expiring-page': 'office, expiring',
  'flow-page': 'office, flow',
  'inspection-page': 'office, inspection',
  'inspections-page': 'office, inspections',
  'invoice-page': 'office, invoice',
  'invoices-page': 'office, invoices',
  'letter-page': 'office, dead letter',
  'letters-page': 'office, dead letters',
  'message-page': 'office, message',
  'messages-page': 'office, messages',
  'not-admin-page': 'office, not for inspectors',
  'own-account-page': 'office, own account',
  'payment-page': 'office, payment',
  'payments-page': 'office, payments',
  'people-page': 'office, people',
  'person-page': 'office, person',
  'proof-page': 'office, proof',
  'quality-page': 'office, quality',
  'quarantine-page': 'office, quarantine',
  'quarantined-line-page': 'office, quarantined line',
  'refunds-page': 'office, refunds',
  'reports-page': 'office, reports',
  'requests-page': 'office, requests',
  'second-look-page': 'office, second look',
  'second-looks-page': 'office, second looks',
  'sellers-page': 'office, sellers',
  'settings-page': 'office, settings',
  'sign-in-page': 'office, sign in',
  'signing-page': 'office, signing',
  'suppressions-page': 'office, stopped addresses',
  'takings-page': 'office, takings',
  'template-page': 'office, template',
  'templates-page': 'office, templates',
  'today-page': 'office, today',
}

/** The look at each screen; null where the walk has none: say why. */
const looks: Readonly<Record<string, string | null>> = {
  'abandon-screen': 'abandon',
  'attention-screen': 'needs attention',
  'check-screen': 'list mode',
  'choose-pin-screen': 'choose PIN, two differ',
  'enrol-screen': 'prepare this device',
  // What the screens before the app are made of.
  'entry-screen': null,
  'error-screen': 'error',
  'not-found-screen': 'not found',
  'pending-screen': 'loading',
  'review-screen': 'review, complete',
  'settings-screen': 'settings',
  'sign-in-screen': 'sign in',
  'sign-screen': 'sign, drawn',
  'start-screen': 'start, nothing filled in',
  // Needs a second device: two-devices.spec.ts goes there.
  'take-over-screen': null,
  'today-screen': 'today with work',
  'unlock-screen': 'locked, wrong PIN',
  'vehicle-screen': 'vehicle',
}

const root = join(import.meta.dirname, '../../..')

test.each([
  ['screen of the inspector app', looks, '**/*-screen.tsx', '*-screens.ts'],
  ['page of the customer app', pages, 'features/!(admin-*)/**/*-page.tsx', '*-pages.ts'],
  ['page of the office', officePages, 'features/admin-*/**/*-page.tsx', 'admin-pages.ts'],
])('every %s is in the table, and each look is taken', (_, wanted, files, walks) => {
  const names = globSync(`pwa/src/${files}`, { cwd: root }).map((file) => basename(file, '.tsx'))
  expect(Object.keys(wanted)).toEqual(names.toSorted())
  const walk = globSync(walks, { cwd: import.meta.dirname })
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const missing = Object.values(wanted).filter((look) => look !== null && !walk.includes(`lookAt(page, '${look}')`))
  expect(missing).toEqual([])
})
