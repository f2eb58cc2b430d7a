// Made-up data to show templates with.
import type { EventData, EventType } from '@sac/contracts/events/catalogue'
import type { MessageKind, MessageName } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Finding } from '../rendering/compose-message.ts'
import type { LookedUp } from '../rendering/placeholders.ts'

const id = '019a0000-0000-7000-8000-000000000001'
const sha256 = '0'.repeat(64)

const booking: EventData<'appointment.created'> = {
  appointmentId: id,
  inspectionId: id,
  centreId: 'demo-centre',
  bay: 'Bay 1',
  scheduledDate: '2026-12-01T08:00:00.000Z',
  endsAt: '2026-12-01T08:45:00.000Z',
  heldUntil: '2026-11-29T10:10:00.000Z',
  kind: 'periodic',
  serviceType: 'periodic',
  inspectorId: null,
  userId: id,
  vehicleId: null,
  paymentId: null,
  price: { amountMinor: 7_900, currency: 'EUR' },
  cancellation: null,
  revision: 1,
  status: 'confirmed',
  vehicle: {
    plate: 'AB-123-CD',
    country: 'F',
    vin: 'VF1AB000123456789',
    make: 'Renault',
    model: 'Clio',
    category: 'M1',
    fuel: 'petrol',
    firstRegistration: '2016-05-12',
  },
}

const invoice: EventData<'invoice.created'> = {
  invoiceId: id,
  number: 'A-2026-000017',
  sellerId: 'demo',
  centreId: 'demo-centre',
  paymentId: id,
  appointmentId: id,
  customerId: id,
  currency: 'EUR',
  netMinor: 6_583,
  vatMinor: 1_317,
  amountMinor: 7_900,
  amount: 79,
  language: 'en',
  issuedOn: '2026-11-29',
  issuedAt: '2026-11-29T10:00:00.000Z',
  pdfSha256: sha256,
  downloadUrl: 'https://centre.example/i/AAAA',
}

const paper: EventData<'certificate.generated'> = {
  certificateId: id,
  inspectionId: id,
  number: 'L1-26-000481-K',
  revision: 1,
  status: 'issued',
  vin: 'VF1AB000123456789',
  plate: 'AB-123-CD',
  result: 'pass',
  validUntil: '2028-11-29',
  reasonCode: null,
  kind: 'certificate',
  appointmentId: id,
  centreId: 'demo-centre',
  pdfSha256: sha256,
  verifyUrl: 'https://centre.example/c#AAAA',
}

const byEvent: { [Type in EventType]?: EventData<Type> } = {
  'notification.requested': { notificationId: id, template: 'reset-password', userId: id },
  'appointment.created': { ...booking, status: 'pending' },
  'appointment.confirmed': booking,
  'appointment.rescheduled': booking,
  'appointment.cancelled': {
    ...booking,
    status: 'cancelled',
    cancellation: { by: 'customer', reason: null, feeMinor: 2_370, refundMinor: 5_530 },
  },
  'appointment.reminder-due': booking,
  'appointment.expired': { ...booking, status: 'expired' },
  'appointment.no-show': { ...booking, status: 'no-show' },
  'appointment.payment-unplaceable': {
    appointmentId: id,
    paymentId: id,
    amountMinor: 7_900,
    currency: 'EUR',
    reason: 'taken',
  },
  'payment.failed': {
    paymentId: id,
    appointmentId: id,
    customerId: id,
    centreId: 'demo-centre',
    amountMinor: 7_900,
    amount: 79,
    currency: 'EUR',
    reason: 'declined',
    failedAt: '2026-11-29T10:05:00.000Z',
  },
  'invoice.created': invoice,
  'invoice.credited': {
    ...invoice,
    number: 'A-C-2026-000003',
    refundId: id,
    corrects: { invoiceId: id, number: invoice.number },
  },
  'certificate.generated': paper,
  'certificate.revoked': { ...paper, status: 'revoked', reasonCode: 'issued-in-error' },
  'certificate.suspended': { ...paper, status: 'suspended', reasonCode: 'under-review' },
  'certificate.reinstated': paper,
  'inspection.appeal-decided': {
    appealId: id,
    inspectionId: id,
    decision: 'upheld',
    customerId: id,
    plate: 'AB-123-CD',
  },
  'certificate.expiring': { ...paper, weeks: 4, appointmentId: id },
}

export const sampleData = (event: EventType): Readonly<Record<string, unknown>> => byEvent[event] ?? {}

/** Account mails are no centre's. */
export const sampleLookups = (url: string, kind: MessageKind): LookedUp => ({
  site: { url },
  person: { name: 'Amina Benali' },
  ...(kind === 'account'
    ? {}
    : { centre: { name: 'Demo test centre', place: '1 Demo Street, 69000 Demo town', phone: '+33 1 99 00 01 42' } }),
  link: { url: `${url}/account/confirm-registration#${id}.AAAA`, hours: 24 },
  booking: { heldUntil: booking.heldUntil ?? null },
  test: { make: 'Renault', model: 'Clio', retestBy: '2027-01-29' },
})

const found: Readonly<Record<PersonLanguage, readonly [string, string, string]>> = {
  en: [
    'Brake fluid is escaping. Do not drive.',
    'A brake hose is cut or rubbing. Replace it.',
    'One number plate lamp is out.',
  ],
  fr: [
    'Le liquide de frein s’échappe. Ne roulez pas.',
    'Un flexible de frein est entaillé. À remplacer.',
    'Un éclaireur de plaque est éteint.',
  ],
  ar: ['سائل الفرامل يتسرب. لا تقُد السيارة.', 'خرطوم فرامل مجروح أو محتك. استبدله.', 'مصباح لوحة واحد مطفأ.'],
}

export function sampleFindings(template: MessageName, language: PersonLanguage): Finding[] {
  const [dangerous, major, minor] = found[language]
  if (template === 'test-passed') return [{ severity: 'minor', text: minor }]
  if (template !== 'test-failed') return []
  return [
    { severity: 'dangerous', text: dangerous },
    { severity: 'major', text: major },
    { severity: 'minor', text: minor },
  ]
}
