// What can stand first on the screen, by who uses the device.
import { browserOutbox } from '#db/browser-outbox.ts'
import { readAccount } from '#session/known-people.ts'
import { laterPart } from './later-part.tsx'

const app = laterPart(async () => {
  const { InspectApp, prepareApp } = await import('./inspect-app.tsx')
  await prepareApp()
  return InspectApp
})
const signIn = laterPart(async () => (await import('#features/account/sign-in-screen.tsx')).SignInScreen)
const unlock = laterPart(async () => (await import('#features/account/unlock-screen.tsx')).UnlockScreen)

export const { Part: InspectApp } = app
export const { Part: SignInScreen } = signIn
export const { Part: UnlockScreen } = unlock

/** Resolves when what will be shown first is here. */
export async function fetchFirstPart(): Promise<void> {
  const { current, locked } = await readAccount(browserOutbox())
  if (current === null) await signIn.fetch()
  else if (locked) await unlock.fetch()
  else await app.fetch()
}
