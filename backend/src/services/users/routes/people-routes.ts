import type { PersonRecord, PersonSummary } from '@sac/contracts/http/people'
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import type { AllPersonalData } from '@sac/platform/process/personal-data'
import * as z from 'zod/mini'
import { eraseForPerson, exportForPerson, requirePerson } from '../handlers/act-for-person.ts'
import { endPersonSessions } from '../handlers/change-staff.ts'
import { findLastSeen, type ListedPerson, listPeople } from '../store/people.ts'
import { findUser, type User } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { sessionPage } from './session-page.ts'

type Deps = UsersDeps & { personalData: AllPersonalData }

const summaryOf = (user: User): PersonSummary => ({
  userId: user.userId,
  role: user.role,
  email: user.email,
  name: user.name,
  inspectorNumber: user.inspectorNumber,
  language: user.language,
  createdAt: user.createdAt.toISOString(),
  invited: user.passwordHash === null,
  secondFactor: user.secondFactorAt !== null,
  disabledAt: user.disabledAt?.toISOString() ?? null,
})

async function recordOf({ pool, now }: UsersDeps, user: User): Promise<PersonRecord> {
  const { phone, address, remindByEmail: email, remindBySms: sms } = user
  const lastSeenAt = (await findLastSeen(pool, { ...user, now: now() }))?.toISOString() ?? null
  return { ...summaryOf(user), phone, address, reminders: { email, sms }, lastSeenAt }
}

const size = 50
const lastShown = { newest: z.tuple([Instant, Uuid]), name: z.tuple([z.string(), Uuid]) }
const keys = {
  newest: ({ createdAt, userId }: ListedPerson) => [createdAt.toISOString(), userId],
  name: ({ nameWords, userId }: ListedPerson) => [nameWords, userId],
}

const readingRoutes = (deps: UsersDeps): Route[] => [
  route({
    operation: 'users.list',
    handler: async ({ query }) => {
      const { sort = 'newest', ...filter } = query
      const after = readCursor(query.after, lastShown[sort])
      const found = await listPeople(deps.pool, { ...filter, sort, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf: keys[sort] })
      return { status: 200, headers, body: { people: rows.map(summaryOf) } }
    },
  }),
  route({
    operation: 'users.read',
    handler: async ({ params: { id } }) => ({
      status: 200,
      body: await recordOf(deps, requirePerson(await findUser(deps.pool, { userId: id }))),
    }),
  }),
  route({
    operation: 'users.sessions',
    handler: async ({ params: { id }, query }) => {
      const { userId } = requirePerson(await findUser(deps.pool, { userId: id }))
      return sessionPage(deps, { userId, query, currentId: null })
    },
  }),
]

/** What administrators see of people, and what they do for one who asked for it. */
export const peopleRoutes = (deps: Deps): Route[] => [
  ...readingRoutes(deps),
  route({
    operation: 'users.end-sessions',
    handler: async ({ params: { id: userId }, body: command, caller: { userId: adminId } }) => {
      await endPersonSessions(deps, { userId, adminId, command })
      return { status: 204 }
    },
  }),
  route({
    operation: 'users.export',
    handler: async ({ params: { id: userId }, body: command, caller: { userId: adminId } }) => ({
      status: 200,
      headers: { 'content-disposition': 'attachment; filename="data-of-a-person.json"' },
      body: await exportForPerson(deps, { userId, adminId, command }),
    }),
  }),
  route({
    operation: 'users.erase',
    handler: async ({ params: { id: userId }, body: command, caller: { userId: adminId } }) => {
      await eraseForPerson(deps, { userId, adminId, command })
      return { status: 204 }
    },
  }),
]
