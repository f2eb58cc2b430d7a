import { Link } from '@tanstack/react-router'
import { Note } from '#design/note.tsx'
import { useSyncStatus } from '#device/hooks.ts'
import { isSessionOver } from '#sync/sync-status.ts'
import { useWords } from '#words/words.tsx'

/** Says that the sign-in has ended, and where a new one begins; nothing while it lasts. */
export function SignInOffer({ onLeave }: { onLeave?: () => void }) {
  const { account } = useWords().messages
  const sync = useSyncStatus()
  if (!sync || !isSessionOver(sync)) return null
  return (
    <Note tone="warn" icon="lock">
      <p>
        <strong>{account.sessionEnded}</strong>
      </p>
      <p>{account.signInAgain}</p>
      <div>
        <Link className="btn btn-primary" to="/sign-in" onClick={onLeave}>
          {account.signIn}
        </Link>
      </div>
    </Note>
  )
}
