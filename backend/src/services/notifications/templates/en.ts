import { reasons } from '@sac/contracts/certificate/reason-words/en'
import { englishAccount } from './account/en.ts'
import { englishPapers } from './papers/en.ts'
import type { Words } from './words.ts'

export const english: Words = {
  greeting: 'Hello {person.name},',
  facts: {
    when: 'When',
    held: 'Held until',
    centre: 'Where',
    car: 'Car',
    model: 'Model',
    price: 'Price',
    fee: 'Kept by the centre',
    refund: 'Goes back to you',
    number: 'Number',
    corrects: 'For invoice',
    issued: 'Date',
    vat: 'Of that VAT',
    total: 'Amount',
    plate: 'Car',
    tested: 'Model',
    valid: 'Valid until',
    retest: 'Retest by',
    until: 'Held until',
    reason: 'Reason',
  },
  found: 'What was found',
  reasons,
  severities: { minor: 'Minor', major: 'Major', dangerous: 'Dangerous' },
  because: {
    account: 'You get this because somebody used this address with SmartAutoCheck.',
    booking: 'You get this because you booked a test at {centre.name}.',
    reminder: 'You get this because you booked a test at {centre.name}.',
    'waiting-list': 'You get this because you wait for a time at {centre.name}.',
    money: 'You get this because you paid at {centre.name}.',
    certificate: 'You get this because your car was tested at {centre.name}.',
    expiry: 'You get this because your car was tested at {centre.name}.',
  },
  stop: 'Stop these messages:',
  stopNames: {
    reminder: 'reminders of appointments',
    'waiting-list': 'offers of the waiting list',
    expiry: 'reminders of the next test',
  },
  stopPage: {
    title: 'Stop messages',
    question: 'Do you want no more {kind}?',
    button: 'Stop them',
    done: 'You will get no more {kind}. You can have them again in your account.',
  },
  copyLink: 'If the button does not work, open this address:',
  attached: 'Attached:',
  calendar: { summary: 'Vehicle test {vehicle.plate}' },
  messages: {
    ...englishAccount,
    ...englishPapers,
    'booking-held': {
      subject: 'Held for you: {scheduledDate:moment}',
      title: 'We hold this time for you',
      says: ['It is yours until {heldUntil:time}. Pay before then, and it is certain; otherwise it is let go.'],
      button: 'Pay now',
    },
    'booking-offered': {
      subject: 'A time is free for {vehicle.plate}',
      title: 'A time became free',
      says: [
        'You are next in the waiting list. We hold this time for you until {heldUntil:moment}; pay before then to keep it.',
      ],
      button: 'Take this time',
      sms: '{centre.name}: a time is free for {vehicle.plate}, {scheduledDate:brief}. Held until {heldUntil:brief}: {site.url}/appointments',
    },
    'booking-confirmed': {
      subject: 'Booked: {scheduledDate:moment}',
      title: 'Your test is booked',
      says: ['Bring the registration document and come five minutes early.'],
      button: 'See or change it',
      notes: ['The attached file puts it into your calendar.'],
    },
    'booking-moved': {
      subject: 'Moved to {scheduledDate:moment}',
      title: 'Your test is at another time',
      says: ['What you paid stays with it.'],
      button: 'See or change it',
      notes: ['The attached file moves it in your calendar.'],
      sms: '{centre.name}: test of {vehicle.plate} moved to {scheduledDate:brief}.',
    },
    'booking-cancelled': {
      subject: 'Cancelled: {scheduledDate:moment}',
      title: 'Your test is cancelled',
      says: [
        'This time is no longer yours.',
        'The refund goes the way the payment came; a credit note follows: {cancellation.refundMinor:money}.',
      ],
      button: 'Book another time',
      sms: '{centre.name}: test of {vehicle.plate} on {scheduledDate:brief} is cancelled.',
    },
    'booking-reminder': {
      subject: 'Soon: test of {vehicle.plate}, {scheduledDate:moment}',
      title: 'Your test is soon',
      says: ['Bring the registration document. If you cannot come, say so now: somebody else may take the time.'],
      button: 'See or change it',
      sms: '{centre.name}: test of {vehicle.plate} on {scheduledDate:brief}. Bring the registration document.',
    },
    'booking-expired': {
      subject: 'Not held any more: {scheduledDate:moment}',
      title: 'The time is free again',
      says: [
        'We held it for you, and no payment came in time. Nothing was taken.',
        'Did you pay in the last minute? Then you hear from us in a moment: it is booked after all, or your money goes back by itself.',
      ],
      button: 'Book another time',
    },
    'booking-missed': {
      subject: 'Your car did not come: {scheduledDate:moment}',
      title: 'Your car did not come',
      says: [
        'The time was kept for you and is over. What was paid for it does not go back by itself.',
        'Were you there, or did something keep you? Tell the centre: it can put this right.',
        'A test that is due is still due.',
      ],
      button: 'Book another time',
    },
    'payment-failed': {
      subject: 'Your payment did not go through',
      title: 'Your payment did not go through',
      says: [
        'Nothing was taken.',
        'The time is still yours until {booking.heldUntil:time}. Pay before then, with the same card or another, and it is certain.',
      ],
      button: 'Pay now',
    },
    'payment-returned': {
      subject: 'Your money goes back: {amountMinor:money}',
      title: 'Your money goes back',
      says: [
        'A payment of yours has come in, and there is no appointment left that it could pay for. All of it goes back the way it came; that can take some working days.',
        'You need not do anything. A credit note follows.',
      ],
      button: 'See the appointment',
    },
    receipt: {
      subject: 'Invoice {number}',
      title: 'Thank you, paid',
      says: ['Your payment has come in. The invoice is attached.'],
      button: 'Open the invoice',
    },
    'credit-note': {
      subject: 'Credit note {number}',
      title: 'Your money goes back',
      says: [
        'The amount goes back the way it came; that can take some working days. Where your bank has returned it already, that is all.',
        'The credit note is attached.',
      ],
      button: 'Open the credit note',
    },
  },
}
