import { lazy, type ReactNode, Suspense, useState } from 'react'
import { browserDevice } from '#device/browser-device.ts'
import { useAccount, useDevice } from '#device/hooks.ts'
import { personOf } from '#session/known-people.ts'
import { isVault } from '#session/pin-vault.ts'
import { SignInScreen, UnlockScreen } from './first-parts.ts'
import { PendingScreen } from './pending-screen.tsx'

const ChoosePinScreen = lazy(async () => ({
  default: (await import('#features/account/choose-pin-screen.tsx')).ChoosePinScreen,
}))
const EnrolScreen = lazy(async () => ({
  default: (await import('#features/account/enrol-screen.tsx')).EnrolScreen,
}))

/** Who uses this device, before anything is shown: signed in once, a PIN chosen, the device known to the office, unlocked. */
export function AccountGate({ children }: { children: ReactNode }) {
  return (
    <Suspense fallback={<PendingScreen />}>
      <Gate>{children}</Gate>
    </Suspense>
  )
}

type Person = NonNullable<ReturnType<typeof personOf>>

/** The PIN of an app of before is asked once: from then on it opens the key this person signs with. */
const isOldPin = ({ pin }: Person) => pin !== null && !isVault(pin)

function Gate({ children }: { children: ReactNode }) {
  const account = useAccount()
  const device = useDevice()
  const { session, enrol } = browserDevice()
  if (!account || !device) return <PendingScreen />
  const person = personOf(account, account.current)
  if (!person) return <SignInScreen login={session.login} />
  if (account.locked || isOldPin(person)) return <Locked person={person} />
  if (!person.pin) return <ChoosePinScreen choosePin={session.setPin} />
  return device.enrolled ? children : <EnrolScreen enrol={enrol} />
}

/** The PIN of who locked it, or anybody's password. */
function Locked({ person }: { person: Person }) {
  const [byPassword, setByPassword] = useState(false)
  const { session } = browserDevice()
  if (byPassword || !person.pin) return <SignInScreen login={session.login} />
  return (
    <UnlockScreen
      name={person.name}
      unlock={(pin) => session.unlock({ userId: person.userId, pin })}
      onOtherPerson={() => setByPassword(true)}
    />
  )
}
