import type { ReactNode } from 'react'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/customer/words.tsx'

type SentProps = { text: string; onOther: () => void; children?: ReactNode }

/** An e-mail is on its way: what to do with it, and what when it does not come. */
export function SentNote({ text, onOther, children }: SentProps) {
  const { account } = useWords().messages
  return (
    <output className="stack">
      <h2>{account.sentTitle}</h2>
      <p>
        <bdi>{text}</bdi>
      </p>
      <p className="quiet small">{account.sentNothing}</p>
      {children}
      <div>
        <Button onClick={onOther}>{account.otherAddress}</Button>
      </div>
    </output>
  )
}
