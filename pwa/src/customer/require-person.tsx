import { createContext, type ReactNode, use } from 'react'
import { personSession } from '#api/session.ts'
import { usePerson } from '#api/use-person.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/customer/words.tsx'

type RequireProps = {
  /** What the account is needed for, in words. */
  why?: ReactNode
  children: ReactNode
}

/** Signs somebody in, or registers them, in the page they are on; the app says which part does it. */
export const SignInContext = createContext<(why: ReactNode) => ReactNode>(() => null)

/** Shows its children to a customer; whoever is not signed in does so here, and goes on where they were. */
export function RequirePerson({ why, children }: RequireProps) {
  const person = usePerson()
  const signIn = use(SignInContext)
  if (person?.role === 'customer') return children
  return person ? <NotForStaff /> : signIn(why)
}

function NotForStaff() {
  const { common } = useWords().messages
  return (
    <Note tone="warn">
      <h2>{common.staffTitle}</h2>
      <p>{common.staffAdvice}</p>
      <div>
        <Button onClick={() => void personSession.signOut()}>{common.signOut}</Button>
      </div>
    </Note>
  )
}
