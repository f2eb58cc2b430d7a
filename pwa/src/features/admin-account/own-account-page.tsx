import { accountOperations } from '@sac/contracts/operations/accounts'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Facts } from '#design/facts.tsx'
import { useWords } from '#words/admin/words.tsx'
import { OwnEmail } from './own-email.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnProfile } from './own-profile.tsx'
import { OwnSecondFactor } from './own-second-factor.tsx'
import { OwnSessions } from './own-sessions.tsx'

/** Who one is here, by what one signs in, and where one is signed in. */
export function OwnAccountPage() {
  const { account: words } = useWords().messages
  const profile = useOffice(accountOperations['account.read'], {})
  return (
    <OfficePage title={words.title}>
      <Answered of={profile}>
        {(own) => (
          <div className="stack">
            <section className="card facts-wide" aria-label={words.title}>
              <Facts
                of={[
                  { name: words.name, value: own.name },
                  { name: words.email, value: <bdi>{own.email}</bdi> },
                  { name: words.role, value: words.roles[own.role] },
                ]}
              />
            </section>
            <OwnProfile profile={own} />
            <OwnSessions />
            <OwnEmail />
            <OwnPassword />
            <OwnSecondFactor isOn={own.secondFactor} />
          </div>
        )}
      </Answered>
    </OfficePage>
  )
}
