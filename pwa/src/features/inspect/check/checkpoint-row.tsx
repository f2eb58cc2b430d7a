import { Icon, type IconName } from '#design/icon.tsx'
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

type RowProps = {
  item: CheckpointView
  current: boolean
  onOpen: () => void
  /** Given in list mode: answers without opening the card. */
  onPass?: (() => void) | undefined
  onFail?: (() => void) | undefined
}

export function CheckpointRow({ item, current, onOpen, onPass, onFail }: RowProps) {
  const { messages, text } = useWords()
  const { title } = item.checkpoint
  return (
    <li className="check-row">
      <button type="button" className="row" aria-current={current ? 'true' : undefined} onClick={onOpen}>
        <span className="grow">
          <LocalWords of={title} />
          <br />
          <CheckpointState item={item} />
        </span>
      </button>
      {onPass && (
        <button
          type="button"
          className="btn quick"
          aria-pressed={item.answer === 'ok'}
          aria-label={`${messages.check.pass}: ${text(title)}`}
          onClick={onPass}
        >
          <Icon name="check" />
        </button>
      )}
      {onFail && (
        <button
          type="button"
          className="btn quick"
          aria-pressed={item.answer === 'defect'}
          aria-label={`${messages.check.fail}: ${text(title)}`}
          onClick={onFail}
        >
          <Icon name="cross" />
        </button>
      )}
    </li>
  )
}
