import { type Person, personSession } from '#api/session.ts'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Door } from './door.tsx'

/** Somebody is signed in who has no business here. */
export function NotAdminPage({ person: { name, role } }: { person: Person }) {
  const { account } = useWords().messages
  return (
    <Door title={account.notAdminTitle}>
      <p>{account.notAdmin(name, account.roles[role])}</p>
      <Button look="primary" wide onClick={() => void personSession.signOut()}>
        {account.signInOther}
      </Button>
      <a href={role === 'inspector' ? '/inspect/' : '/'}>
        {role === 'inspector' ? account.toInspect : account.toCustomer}
      </a>
    </Door>
  )
}
