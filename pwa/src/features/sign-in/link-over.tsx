import type { ReactNode } from 'react'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/customer/words.tsx'

/** A link that was used or is too old: what to do instead. */
export function LinkOver({ advice, children }: { advice: string; children: ReactNode }) {
  const { account } = useWords().messages
  return (
    <Note tone="warn">
      <h2>{account.linkOver}</h2>
      <p>{advice}</p>
      <div className="cluster">{children}</div>
    </Note>
  )
}
