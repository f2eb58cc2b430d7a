import { pluralIn } from '#design/i18n/plural.ts'
import { landing } from './landing.ts'

const plural = pluralIn('en')

export const home = {
  ...landing,
  title: 'Vehicle inspection',
  ownTitle: 'What is next for your car',
  bookOther: 'Book for another car',
  book: 'Book a test',
  nextFree: (day: string, time: string) => `Next free time: ${day}, ${time}`,
  openNow: (until: string) => `Open now, until ${until}`,
  opensNext: (day: string, time: string) => `Closed now. Opens ${day}, ${time}`,
  pricesTitle: 'What we do and what it costs',
  pricesNote: 'VAT included. What you see when you book is what you pay.',
  hoursTitle: 'When we are open',
  vehicle: 'Vehicle',
  today: 'today',
  closed: 'closed',
  closure: (from: string, to: string) => `Closed from ${from} to ${to}`,
  closureDay: (day: string) => `Closed on ${day}`,
  howTitle: 'How it goes',
  steps: [
    { title: 'You book', text: 'A time, your number plate, the payment. No account is needed before the last step.' },
    { title: 'We test', text: 'Brakes, lights, steering, tyres, emissions: what the law asks.' },
    {
      title: 'You know',
      text: 'Passed: a certificate with a code. Failed: what it means in plain words, by when to repair it, and the retest.',
    },
  ],
  termsTitle: 'If something comes up',
  freeUntil: (hours: number) =>
    plural(hours, {
      one: 'You cancel or move free of charge until # hour before.',
      other: 'You cancel or move free of charge until # hours before.',
    }),
  lateFee: (percent: string) => `After that ${percent} of the price is kept; the rest comes back by itself.`,
  verifyTitle: 'You hold a certificate?',
  verifyText:
    'Check in two seconds whether it is genuine and whether the car is allowed. Without account, offline too.',
  verifyAct: 'Check a certificate',
  minutes: (count: number) => `${count} min`,
  about: (minutes: string) => `about ${minutes}`,
  kinds: {
    periodic: 'Periodic test',
    retest: 'Retest',
    voluntary: 'Voluntary test',
  },
  kindsShort: { periodic: 'Periodic', retest: 'Retest', voluntary: 'Voluntary' },
  kindsText: {
    periodic: 'The test your vehicle must pass to stay on the road.',
    retest: 'After the repair: only what failed is looked at again.',
    voluntary: 'Before you buy, sell or travel.',
  },
  categories: { M1: 'Car', N1: 'Van' },
  centresTitle: 'Where do you want to come?',
  otherCentre: 'Another centre',
  centreSearch: 'Name, town or postcode',
  noSuchCentre: 'No centre is called so. Try another word.',
  noCentre: 'No centre takes bookings here yet.',
}
