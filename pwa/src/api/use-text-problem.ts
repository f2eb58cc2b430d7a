import { isolated } from '@sac/contracts/text/isolate'
import { judgeText, type TextFault, type TextField } from '@sac/contracts/text/judge-text'
import { type SharedWords, useSharedWords } from '#words/app-words.tsx'

function faultWords(fault: TextFault, { messages, formats }: SharedWords): string {
  const { common } = messages
  if (fault.is === 'unseen') return common.unseen(isolated(fault.character), formats.number(fault.place))
  if (fault.is === 'unprintable') return common.unprintable(isolated(fault.character), formats.number(fault.place))
  return common.tooLong(formats.number(fault.max))
}

/** What to say below a field the office would refuse; undefined when it would not. */
export function useTextProblem(field: TextField): (text: string) => string | undefined {
  const words = useSharedWords()
  return (text) => {
    const fault = judgeText(text, field)
    return fault ? faultWords(fault, words) : undefined
  }
}
