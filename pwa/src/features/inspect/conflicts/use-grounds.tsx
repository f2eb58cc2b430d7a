import { judgeText, textLimits } from '@sac/contracts/text/judge-text'
import type { ReactNode } from 'react'
import { TextArea } from '#design/text-field.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useKeptText } from '../text-draft.ts'

type Grounds = {
  /** What more is said of giving up; undefined: as before. */
  text: string | undefined
  stand: boolean
  field: ReactNode
  drop: () => void
}

/** The words an abandoned inspection was closed with, to be written anew where the office cannot print them. */
export function useGrounds(): Grounds {
  const [seal] = useCurrentInspection().view.state.seals
  const { sign } = useWords().messages
  const problem = useTextProblem('reason')
  const before = seal?.type === 'abandoned' ? (seal.text ?? '') : ''
  const { text, setText, drop } = useKeptText('abandon', before)
  if (judgeText(before, 'reason') === null) return { text: undefined, stand: true, field: null, drop }
  const field = (
    <TextArea
      label={sign.abandonText}
      maxLength={textLimits.reason.max}
      value={text}
      problem={problem(text)}
      onChange={setText}
    />
  )
  return { text, stand: judgeText(text, 'reason') === null, field, drop }
}
