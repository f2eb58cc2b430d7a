import { Icon, type IconName } from '#design/icon.tsx'
import { useWords, type Words } from '#words/customer/words.tsx'
import type { NextStep } from './model/next-step.ts'

type Tone = 'calm' | 'soon' | 'late'
const tones: Record<NextStep['is'], Tone> = {
  due: 'calm',
  unknown: 'calm',
  soon: 'soon',
  retest: 'late',
  'retest-over': 'late',
  over: 'late',
  'not-valid': 'late',
}
const icons: Record<Tone, IconName> = { calm: 'clock', soon: 'clock', late: 'warning' }

function retestSentence(by: string | null, { messages: { cars }, formats }: Words): string {
  return by === null ? cars.retestUnknown : cars.retestBy(formats.date(by))
}

function sentence(next: NextStep, words: Words): string {
  const { cars } = words.messages
  const { date } = words.formats
  switch (next.is) {
    case 'retest':
      return retestSentence(next.by, words)
    case 'retest-over':
      return cars.retestOver(date(next.by))
    case 'over':
      return cars.nextOver(date(next.on))
    case 'not-valid':
      return cars.notValid
    case 'unknown':
      return cars.nothingKnown
    case 'due':
      return cars.nextDue(date(next.by))
    case 'soon':
      return cars.nextSoon(date(next.by))
  }
}

const daysLeft = (next: NextStep): number | null =>
  next.is === 'soon' || (next.is === 'retest' && next.by !== null) ? next.days : null

/** What is next for a car, in one sentence that stands out as far as it presses. */
export function NextLine({ next }: { next: NextStep }) {
  const words = useWords()
  const days = daysLeft(next)
  const tone = tones[next.is]
  return (
    <p className={`next-line next-${tone}`}>
      <Icon name={icons[tone]} />
      <span>
        {sentence(next, words)}
        {days !== null && <span className="days-left">{words.messages.cars.days(days)}</span>}
      </span>
    </p>
  )
}
