import { accountOperations } from '@sac/contracts/operations/accounts'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Facts } from '#design/facts.tsx'
import { useWords } from '#words/admin/words.tsx'
import { OwnPassword } from './own-password.tsx'
import { OwnSecondFactor } from './own-second-factor.tsx'
import { OwnSessions } from './own-sessions.tsx'

/** Who one is here, by what one signs in, and where one is signed in. */
export function OwnAccountPage() {
  const { account: words } = useWords().messages
  const profile = useOffice(accountOperations['account.read'], {})
  return (
    <OfficePage title={words.title}>
      <Answered of={profile}>
        {({ name, email, role, secondFactor }) => (
          <div className="stack">
            <section className="card facts-wide" aria-label={words.title}>
              <Facts
                of={[
                  { name: words.name, value: name },
                  { name: words.email, value: <bdi>{email}</bdi> },
                  { name: words.role, value: words.roles[role] },
                ]}
              />
            </section>
            <OwnSessions />
            <OwnPassword />
            <OwnSecondFactor isOn={secondFactor} />
          </div>
        )}
      </Answered>
    </OfficePage>
  )
}
