import './account.css'
import type { ReactNode } from 'react'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'

/** One part of the account, with the way to the others beside it. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  const person = usePerson()
  return (
    <Page title={title} aside={person && <Places />}>
      <RequirePerson>{children}</RequirePerson>
    </Page>
  )
}

function Places() {
  const { account } = useWords().messages
  return (
    <nav className="rail" aria-label={account.places}>
      <Link to="/account" activeOptions={{ exact: true }}>
        {account.profile}
      </Link>
      <Link to="/account/security">{account.security}</Link>
      <Link to="/account/data">{account.data}</Link>
    </nav>
  )
}
