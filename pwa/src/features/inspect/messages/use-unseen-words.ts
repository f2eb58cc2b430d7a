import { isolated } from '@sac/contracts/text/isolate'
import { findUnseen } from '@sac/contracts/text/unseen'
import { useWords } from './words.tsx'

/** What to say below a field whose text has a character nobody sees, and which no server takes; undefined when all are seen. */
export function useUnseenWords(kind: 'line' | 'lines'): (text: string) => string | undefined {
  const { messages, formats } = useWords()
  return (text) => {
    const found = findUnseen(text, kind)
    if (!found) return undefined
    return messages.common.unseen(isolated(`${found.code} (${found.name})`), formats.number(found.place))
  }
}
