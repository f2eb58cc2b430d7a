import type { Profile } from '@sac/contracts/http/accounts'
import { type Route, route } from '@sac/platform/http/route'
import type { Limits } from '../domain/login-limit.ts'
import { askForEmail, confirmEmail } from '../handlers/change-email.ts'
import { changePassword } from '../handlers/change-password.ts'
import { requirePassword, requireUser } from '../handlers/require-password.ts'
import { type User, updateProfile } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { attemptOfSignedIn, requireMails, sessionOf } from './signing-in.ts'

function profileOf({ remindByEmail, remindBySms, secondFactorAt, ...user }: User): Profile {
  const { userId, role, email, name, inspectorNumber, language, phone, address } = user
  const reminders = { email: remindByEmail, sms: remindBySms }
  return {
    userId,
    role,
    email,
    name,
    inspectorNumber,
    language,
    phone,
    reminders,
    address,
    secondFactor: secondFactorAt !== null,
  }
}

const read = (deps: UsersDeps): Route =>
  route({
    operation: 'account.read',
    handler: async ({ caller }) => ({ status: 200, body: profileOf(await requireUser(deps, caller)) }),
  })

const change = (deps: UsersDeps): Route =>
  route({
    operation: 'account.change',
    handler: async ({ caller: { userId }, body: { reminders, address, ...body } }) => {
      const known = await requireUser(deps, { userId })
      const { email, sms } = reminders ?? { email: known.remindByEmail, sms: known.remindBySms }
      await updateProfile(deps.pool, {
        ...body,
        userId,
        address: address === undefined ? known.address : address,
        remindByEmail: email,
        remindBySms: sms,
      })
      return { status: 200, body: profileOf(await requireUser(deps, { userId })) }
    },
  })

const password = (deps: UsersDeps, { logins }: Limits): Route =>
  route({
    operation: 'account.change-password',
    handler: async ({ caller: { userId }, body, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, logins, { ip, headers, userId })
      const user = await requirePassword(deps, { userId, password: body.current }, attempt)
      await changePassword(deps, { user, password: body.password, keptId: sessionOf(deps, headers) })
      return { status: 204 }
    },
  })

const email = (deps: UsersDeps, { logins, mails }: Limits): Route =>
  route({
    operation: 'account.change-email',
    handler: async ({ caller: { userId }, body, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, logins, { ip, headers, userId })
      const user = await requirePassword(deps, { userId, password: body.password }, attempt)
      await requireMails(mails, { ip, email: body.email })
      await askForEmail(deps, { user, email: body.email })
      return { status: 202 }
    },
  })

const confirm = (deps: UsersDeps): Route =>
  route({
    operation: 'auth.confirm-email',
    handler: async ({ body }) => {
      await confirmEmail(deps, body)
      return { status: 204 }
    },
  })

/** What people see and change of their own account. */
export const accountRoutes = (deps: UsersDeps, limits: Limits): Route[] => [
  read(deps),
  change(deps),
  password(deps, limits),
  email(deps, limits),
  confirm(deps),
]
