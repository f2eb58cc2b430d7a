import { useWords } from '#words/customer/words.tsx'
import { AccountPage } from './account-page.tsx'
import { EmailForm } from './email-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionsPart } from './sessions-part.tsx'

/** By what somebody signs in, and where they are. */
export function SecurityPage() {
  const { account } = useWords().messages
  return (
    <AccountPage title={account.security}>
      <SessionsPart />
      <PasswordForm />
      <EmailForm />
    </AccountPage>
  )
}
