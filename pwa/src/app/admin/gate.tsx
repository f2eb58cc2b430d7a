import { lazy, type ReactNode, Suspense } from 'react'
import { useSecondFactorWanted } from '#admin/second-factor.ts'
import { personSession } from '#api/session.ts'
import { usePerson } from '#api/use-person.ts'
import { laterPart } from '../later-part.tsx'

const { Part: SignIn, fetch: fetchSignIn } = laterPart(
  async () => (await import('#features/admin-account/sign-in-page.tsx')).SignInPage,
)
const NotAdmin = lazy(async () => ({
  default: (await import('#features/admin-account/not-admin-page.tsx')).NotAdminPage,
}))
const Enrol = lazy(async () => ({ default: (await import('#features/admin-account/enrol-page.tsx')).EnrolPage }))

/** Fetched beside the words, the door stands at once. */
export const fetchDoor = async (): Promise<unknown> => personSession.person() ?? fetchSignIn()

/** Lets administrators in; whoever is somebody else, or has still to set up a second factor, is told what to do. */
export function Gate({ children }: { children: ReactNode }) {
  const person = usePerson()
  const wanted = useSecondFactorWanted()
  if (person?.role === 'admin' && !wanted) return children
  return (
    <Suspense>{!person ? <SignIn /> : person.role === 'admin' ? <Enrol /> : <NotAdmin person={person} />}</Suspense>
  )
}
