import { Link, useNavigate } from '@tanstack/react-router'
import { browserDevice } from '#device/browser-device.ts'
import { useWords } from '#words/words.tsx'
import { SignInScreen } from './sign-in-screen.tsx'

/** A new sign-in after the last one has ended; what is saved stays, and the way back is open. */
export function SignInAgain() {
  const { common } = useWords().messages
  const navigate = useNavigate()
  const { session, tryNow } = browserDevice()
  return (
    <SignInScreen
      login={async (credentials) => {
        const outcome = await session.login(credentials)
        if (outcome.status !== 'signed-in') return outcome
        tryNow()
        await navigate({ to: '/' })
        return outcome
      }}
    >
      <Link className="btn btn-plain btn-wide" to="/">
        {common.toToday}
      </Link>
    </SignInScreen>
  )
}
