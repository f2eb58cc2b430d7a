import { useEffect } from 'react'
import { useGo } from '#customer/link.tsx'
import { usePerson } from '#customer/use-person.ts'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { SignInPart } from './sign-in-part.tsx'

/** The page for whoever comes to sign in and to nothing else. */
export function SignInPage() {
  const { common } = useWords().messages
  const person = usePerson()
  const go = useGo()
  useEffect(() => {
    if (person) go({ to: '/appointments', replace: true })
  }, [person, go])
  return (
    <Page title={common.signInTitle}>
      <SignInPart />
    </Page>
  )
}
