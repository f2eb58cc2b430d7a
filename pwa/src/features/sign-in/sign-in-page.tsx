import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { usePerson } from '#api/use-person.ts'
import { useGo } from '#customer/link.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { SignInPart } from './sign-in-part.tsx'

/** The page for whoever comes to sign in, or to register, and to nothing else. */
export function SignInPage() {
  const { account } = useWords().messages
  const search: unknown = useSearch({ strict: false })
  const isNew = typeof search === 'object' && search !== null && 'new' in search
  const person = usePerson()
  const go = useGo()
  useEffect(() => {
    if (person) go({ to: '/cars', replace: true })
  }, [person, go])
  return (
    <Page title={account.signInTitle}>
      <SignInPart begins={isNew ? 'register' : 'sign-in'} />
    </Page>
  )
}
