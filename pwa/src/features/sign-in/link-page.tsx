import { useLocation } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { tokenIn } from './token-in.ts'

type LinkPageProps = { title: string; lead?: string; children: (token: string) => ReactNode }

/** What the link of an e-mail opens; without its secret part it says what to do. */
export function LinkPage({ title, lead, children }: LinkPageProps) {
  const { account } = useWords().messages
  const token = tokenIn(useLocation({ select: ({ hash }) => hash }))
  return (
    <Page title={title} {...(token !== null && lead ? { lead } : {})}>
      {token === null ? (
        <Note tone="warn">
          <p>{account.linkMissing}</p>
        </Note>
      ) : (
        <Fragment key={token}>{children(token)}</Fragment>
      )}
    </Page>
  )
}
