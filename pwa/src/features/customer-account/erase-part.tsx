import { accountOperations } from '@sac/contracts/operations/accounts'
import { type SubmitEvent, useState } from 'react'
import { refusedWords } from '#api/refused-words.ts'
import { personSession } from '#api/session.ts'
import { useAct } from '#api/use-act.ts'
import { KnownPassword } from '#customer/password-fields.tsx'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Says what goes and what stays before anything does. */
export function ErasePart({ onErased }: { onErased: () => void }) {
  const { account } = useWords().messages
  const [asks, setAsks] = useState(false)
  return (
    <section className="card">
      <h2>{account.eraseTitle}</h2>
      <div className="two-columns">
        <Listed title={account.eraseGoes} of={account.eraseGoesItems} />
        <Listed title={account.eraseStays} of={account.eraseStaysItems} />
      </div>
      <p>{account.eraseFirst}</p>
      <div>
        <Button onClick={() => setAsks(true)}>{account.eraseOpen}</Button>
      </div>
      {asks && <EraseSheet onClose={() => setAsks(false)} onErased={onErased} />}
    </section>
  )
}

const Listed = ({ title, of }: { title: string; of: readonly string[] }) => (
  <div>
    <h3>{title}</h3>
    <ul className="points">
      {of.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  </div>
)

function EraseSheet({ onClose, onErased }: { onClose: () => void; onErased: () => void }) {
  const words = useWords()
  const { account, common } = words.messages
  const erase = useAct(accountOperations['account.erase'], {
    onAnswer: () => {
      onErased()
      void personSession.signOut()
    },
  })
  const [password, setPassword] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '') erase.mutate({ body: { password } })
  }
  return (
    <Sheet title={account.eraseTitle} closeLabel={common.close} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{account.eraseWhy}</p>
        <KnownPassword label={account.eraseTypePassword} value={password} onChange={setPassword} tried={false} />
        <Problem>{refusedWords(erase.error, words, { 'account.wrong-password': account.wrongPassword })}</Problem>
        <div className="cluster">
          <Button look="fail" submits disabled={erase.isPending || password === ''}>
            {erase.isPending ? account.erasing : account.eraseAct}
          </Button>
          <Button onClick={onClose}>{account.keepAccount}</Button>
        </div>
      </form>
    </Sheet>
  )
}
