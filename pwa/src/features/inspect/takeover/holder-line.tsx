import type { Arrived } from '@sac/contracts/inspection/holders'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import { holdingOf } from '../model/holding.ts'
import { useHolderWords } from './use-holder-words.ts'
import { useMe } from './use-me.ts'

/** Who has an open inspection, when it is not this person on this device. */
export function HolderLine({ arrived }: { arrived: readonly Arrived[] }) {
  const { messages, formats } = useWords()
  const wordsOf = useHolderWords()
  const me = useMe()
  const holding = me && holdingOf(arrived, me)
  if (!holding || holding.status === 'mine') return null
  const [first] = holding.holders
  const since = first ? formats.moment(first.at) : ''
  return (
    <span className="cluster small">
      <Icon name="warning" />
      {messages.takeover.begunBy(wordsOf(holding.holders), since)}
    </span>
  )
}
