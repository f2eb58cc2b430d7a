import { IconButton } from '#design/icon-button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { AnswerBar } from './answer-bar.tsx'
import { ReviewLink } from './review-link.tsx'
import { UndoSlot } from './undo-slot.tsx'
import type { Checking } from './use-checking.ts'

type FootProps = { checking: Checking; onMore: (code: string) => void }

/** Undo, the way to the neighbours and the answers, where the thumb is. */
export function CheckFoot({ checking, onMore }: FootProps) {
  const { view } = useCurrentInspection()
  const { check } = useWords().messages
  return (
    <footer className="screen-foot check-foot">
      <Problem>{useSavingProblem(checking.failure)}</Problem>
      <div className="foot-line">
        {!checking.list && <Step checking={checking} by={-1} />}
        <UndoSlot />
        {!checking.list && <Step checking={checking} by={1} />}
        {checking.list && <ReviewLink className="btn" />}
      </div>
      {view.sealed ? <p className="quiet">{check.sealed}</p> : <Answers checking={checking} onMore={onMore} />}
    </footer>
  )
}

function Answers({ checking, onMore }: FootProps) {
  const { item, list } = checking
  if (!item || list) return null
  return (
    <AnswerBar
      answer={item.conflict ? null : item.answer}
      onPass={() => checking.pass(item)}
      onFail={() => checking.fail(item)}
      onMore={() => onMore(item.checkpoint.code)}
    />
  )
}

function Step({ checking, by }: { checking: Checking; by: 1 | -1 }) {
  const { check } = useWords().messages
  const to = checking.step(by)
  return (
    <IconButton
      icon={by === 1 ? 'forward' : 'back'}
      label={by === 1 ? check.next : check.previous}
      disabled={to === null}
      onClick={() => to && checking.goTo(to)}
    />
  )
}
