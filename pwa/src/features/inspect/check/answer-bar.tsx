import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import type { Answer } from '../model/checkpoint-view.ts'

/** The second click of a double tap would fall on the next checkpoint. Keyboards report 0. */
const isDeliberate = (detail: number): boolean => detail < 2

type AnswerBarProps = {
  answer: Answer | null
  onPass: () => void
  onFail: () => void
  onMore: () => void
}

/** The three answers, in reach of the thumb. The one that stands is marked pressed once it is saved. */
export function AnswerBar({ answer, onPass, onFail, onMore }: AnswerBarProps) {
  const { check } = useWords().messages
  const other = answer === 'not-applicable' || answer === 'not-testable'
  return (
    <fieldset className="answers" aria-label={check.answeredOf}>
      <Button
        look="pass"
        icon="check"
        big
        aria-pressed={answer === 'ok'}
        onClick={({ detail }) => isDeliberate(detail) && onPass()}
      >
        {check.pass}
      </Button>
      <Button
        look="fail"
        icon="cross"
        big
        aria-pressed={answer === 'defect'}
        onClick={({ detail }) => isDeliberate(detail) && onFail()}
      >
        {check.fail}
      </Button>
      <button type="button" className="btn btn-big" title={check.more} aria-pressed={other} onClick={onMore}>
        <Icon name="more" />
        <span className="visually-hidden">{check.more}</span>
      </button>
    </fieldset>
  )
}
