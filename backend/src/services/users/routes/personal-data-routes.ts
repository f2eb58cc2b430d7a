import { type Route, route } from '@sac/platform/http/route'
import type { AllPersonalData } from '@sac/platform/process/personal-data'
import type { LoginLimit } from '../domain/login-limit.ts'
import { erasePerson, exportPerson } from '../handlers/erase-person.ts'
import { requirePassword } from '../handlers/require-password.ts'
import type { UsersDeps } from '../users-deps.ts'
import { clearRefreshCookie } from './cookies.ts'
import { attemptOfSignedIn } from './signing-in.ts'

type Deps = UsersDeps & { personalData: AllPersonalData }

/** What is held of a person, to be read, and to be taken away. */
export const personalDataRoutes = (deps: Deps, limit: LoginLimit): Route[] => [
  route({
    operation: 'account.export',
    handler: async ({ caller }) => ({
      status: 200,
      headers: { 'content-disposition': 'attachment; filename="my-data.json"' },
      body: await exportPerson(deps, caller.userId),
    }),
  }),
  route({
    operation: 'account.erase',
    handler: async ({ caller: { userId }, body: { password }, headers, ip }) => {
      const attempt = await attemptOfSignedIn(deps, limit, { userId, headers, ip })
      await requirePassword(deps, { userId, password }, attempt)
      await erasePerson(deps, userId)
      return { status: 204, headers: { 'set-cookie': clearRefreshCookie } }
    },
  }),
]
