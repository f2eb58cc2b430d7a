import { isolated } from '@sac/contracts/text/isolate'
import { judgeText, type TextFault, type TextField } from '@sac/contracts/text/judge-text'
import { useWords, type Words } from './words.tsx'

/** What keeps a text from being taken by the office, in words, with the offending letter. */
function faultWords(fault: TextFault, { messages, formats }: Words): string {
  const { common } = messages
  switch (fault.is) {
    case 'unseen':
      return common.unseen(isolated(fault.character), formats.number(fault.place))
    case 'unprintable':
      return common.unprintable(isolated(fault.character), formats.number(fault.place))
    case 'too-long':
      return common.tooLong(formats.number(fault.length), formats.number(fault.max))
    case 'too-wide':
      return common.tooWide(formats.number(fault.max))
  }
}

/** What to say below a field the office would refuse; undefined when it would not. */
export function useTextProblem(field: TextField): (text: string) => string | undefined {
  const words = useWords()
  return (text) => {
    const fault = judgeText(text, field)
    return fault ? faultWords(fault, words) : undefined
  }
}
