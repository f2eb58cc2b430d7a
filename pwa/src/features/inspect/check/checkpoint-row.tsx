import { memo } from 'react'
import { Icon, type IconName } from '#design/icon.tsx'
import { RowButton } from '#design/rows.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'

type RowState = 'ok' | 'defect' | 'not-applicable' | 'not-testable' | 'open' | 'conflict'
const icons: Record<RowState, IconName> = {
  ok: 'check',
  defect: 'cross',
  'not-applicable': 'minus',
  'not-testable': 'minus',
  open: 'more',
  conflict: 'warning',
}

function stateOf({ conflict, done, answer }: CheckpointView): RowState {
  if (conflict) return 'conflict'
  if (answer === 'defect') return 'defect'
  return done && answer ? answer : 'open'
}

/** The state of a checkpoint as glyph and word. */
export function CheckpointState({ item }: { item: CheckpointView }) {
  const { check } = useWords().messages
  const state = stateOf(item)
  const word = state === 'open' ? check.open : state === 'conflict' ? check.conflict : check.answers[state]
  return (
    <span className={`state state-${state}`}>
      <Icon name={icons[state]} />
      <span>{word}</span>
    </span>
  )
}

export type RowActs = {
  open: (item: CheckpointView) => void
  pass: (item: CheckpointView) => void
  fail: (item: CheckpointView) => void
}

type RowProps = {
  item: CheckpointView
  current: boolean
  /** Answers without opening the card. */
  quick: boolean
  /** The same object for the life of the list: a tap draws the row it is on, not a hundred. */
  acts: RowActs
}

export const CheckpointRow = memo(function CheckpointRow({ item, current, quick, acts }: RowProps) {
  return (
    <li className="check-row">
      <RowButton aria-current={current ? 'true' : undefined} onClick={() => acts.open(item)}>
        <span className="grow">
          <LocalWords of={item.checkpoint.title} />
          <br />
          <CheckpointState item={item} />
        </span>
      </RowButton>
      {quick && <QuickAnswers item={item} acts={acts} />}
    </li>
  )
})

function QuickAnswers({ item, acts }: Pick<RowProps, 'item' | 'acts'>) {
  const { messages, text } = useWords()
  const title = text(item.checkpoint.title)
  return (
    <>
      <button
        type="button"
        className="btn quick"
        aria-pressed={item.answer === 'ok'}
        aria-label={`${messages.check.pass}: ${title}`}
        onClick={() => acts.pass(item)}
      >
        <Icon name="check" />
      </button>
      <button
        type="button"
        className="btn quick"
        aria-pressed={item.answer === 'defect'}
        aria-label={`${messages.check.fail}: ${title}`}
        onClick={() => acts.fail(item)}
      >
        <Icon name="cross" />
      </button>
    </>
  )
}
