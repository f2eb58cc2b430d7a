import { pluralIn } from '#design/i18n/plural.ts'

const plural = pluralIn('en')
const inspections = (count: number) => plural(count, { one: '# inspection', other: '# inspections' })
const photos = (count: number) => plural(count, { one: '# photo', other: '# photos' })

export const today = {
  title: 'Today',
  next: 'Next',
  inProgress: 'In progress',
  doneToday: 'Done today',
  start: 'Start',
  resume: 'Resume',
  open: 'Open',
  otherVehicle: 'Another vehicle',
  emptyTitle: 'No appointments for you today',
  emptyAdvice: 'Cars without an appointment can be tested too.',
  answered: (done: string, total: string) => `${done} of ${total}`,
  noSignal: 'No signal. Work is saved on this device.',
  noAnswer: 'The office does not answer. Work is saved on this device.',
  clockWrong: 'The clock of this device is wrong',
  clockDates: (here: string, office: string) =>
    `It says ${here}; at the office it is ${office}. Set date and time to automatic. Tests are dated by the office’s clock.`,
  otherDays: (count: string) => `Other days · ${count}`,
  waiting: (count: { inspections: number; photos: number }) =>
    `${inspections(count.inspections)}, ${photos(count.photos)} waiting`,
  sending: 'Sending',
  allSent: 'Everything is at the office',
  attention: (count: number) => plural(count, { one: '# thing needs attention', other: '# things need attention' }),
  show: 'Show',
  kind: { periodic: 'periodic', retest: 'retest', voluntary: 'voluntary' },
  noPlate: 'no plate yet',
  retest: 'Start retest',
  failed: 'Failed, retest possible',
  result: 'Result',
  certificate: 'Certificate',
  notFound: 'This inspection is not on this device.',
}
