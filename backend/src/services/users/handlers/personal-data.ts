import { listAuditEventsOf } from '@sac/platform/audit/audit-rows'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { PersonalData } from '@sac/platform/process/personal-data'
import {
  deleteAllMailsTo,
  deleteSessionsOf,
  emptyUser,
  insertErasureIfAbsent,
  listAllMailsTo,
  listAllSessions,
} from '../store/erasure.ts'
import { deleteSecondFactor } from '../store/second-factors.ts'
import { findUser, lockUser } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'

/** What this service holds of a person. Erasing leaves an id and two times. */
export const personalDataOf = ({ pool, now }: Pick<UsersDeps, 'pool' | 'now'>): PersonalData => ({
  export: async (userId) => {
    const user = await findUser(pool, { userId })
    if (!user) return {}
    const { passwordHash: _never, ...account } = user
    const acts = await listAuditEventsOf(pool, { subjectId: userId })
    return {
      account,
      sessions: await listAllSessions(pool, user),
      mails: await listAllMailsTo(pool, user),
      audit: acts.map(({ at, action, actorId, reason, details }) => ({ at, action, actorId, reason, details })),
    }
  },
  erase: (userId) =>
    withTransaction(pool, async (tx) => {
      const user = await lockUser(tx, { userId })
      if (!user) return
      const at = now()
      await deleteAllMailsTo(tx, user)
      await deleteSecondFactor(tx, user)
      await deleteSessionsOf(tx, user)
      await emptyUser(tx, { userId, at })
      await insertErasureIfAbsent(tx, { userId, at })
    }),
})
