import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { refusalWords } from '#api/refusal-words.ts'
import { useFetch } from '#api/use-file.ts'
import { Link } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { Problem } from '#design/problem.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/customer/words.tsx'
import { AccountPage } from './account-page.tsx'
import { ErasePart } from './erase-part.tsx'

/** What is held of somebody: to take along, or to have taken away. */
export function DataPage() {
  const { account } = useWords().messages
  const [isErased, setErased] = useState(false)
  if (isErased) return <Erased />
  return (
    <AccountPage title={account.data}>
      <ExportPart />
      <ErasePart onErased={() => setErased(true)} />
    </AccountPage>
  )
}

const keep = (data: unknown) =>
  saveFile({
    name: 'smartautocheck.json',
    blob: new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
  })

function ExportPart() {
  const { messages } = useWords()
  const { account } = messages
  const collect = useFetch(accountOperations['account.export'])
  return (
    <section className="card">
      <h2>{account.exportTitle}</h2>
      <p>{account.exportWhy}</p>
      <Problem>{refusalWords(collect.error, messages)}</Problem>
      <div>
        <Button icon="save" disabled={collect.isPending} onClick={() => collect.mutate({}, { onSuccess: keep })}>
          {collect.isPending ? account.exporting : account.exportAct}
        </Button>
      </div>
    </section>
  )
}

function Erased() {
  const { account } = useWords().messages
  return (
    <Page title={account.erasedTitle} lead={account.erasedText}>
      <div>
        <Link className="btn btn-primary" to="/">
          {account.toHome}
        </Link>
      </div>
    </Page>
  )
}
