import { accountOperations } from '@sac/contracts/operations/accounts'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { usePerson } from '#api/use-person.ts'
import { useWords } from '#words/customer/words.tsx'
import { AccountPage } from './account-page.tsx'
import { MessageKindsPart } from './message-kinds-part.tsx'
import { ProfileForm } from './profile-form.tsx'

/** Who somebody is to us, and how they are written to. */
export function ProfilePage() {
  const { account } = useWords().messages
  return (
    <AccountPage title={account.title}>
      <Own />
    </AccountPage>
  )
}

function Own() {
  const person = usePerson()
  const profile = useOffice(accountOperations['account.read'], {}, { kept: true })
  return (
    <Answered of={profile}>
      {(known) => (
        <>
          <ProfileForm key={person?.userId} profile={known} />
          <MessageKindsPart profile={known} />
        </>
      )}
    </Answered>
  )
}
