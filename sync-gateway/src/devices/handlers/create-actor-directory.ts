import type { Clock } from '@sac/platform/clock'
import type { Db } from '@sac/platform/db/db'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { ActorStanding } from '#uploads/domain/judge-line'
import { type Actor, listStandings, type StandingRow, upsertActor } from '../store/actor-rows.ts'

/** Asks the owner of accounts; null when there is no such person. */
export type FindActor = (userId: string) => Promise<Actor | null>

export type ActorDirectory = {
  /** Where these people stand on this device. Evidence never waits for the owner of accounts: its last known word counts. */
  standings: (deviceId: string, userIds: readonly string[]) => Promise<Map<string, ActorStanding>>
  /** Asks about this person again the next time, however fresh the last answer. */
  forget: (userId: string) => void
}

const toStanding = ({ signedInAt, disabledAt, since, enrolledAt, isApproved }: StandingRow): ActorStanding => ({
  signedIn: signedInAt !== null,
  disabledAt,
  isApproved,
  bounds: { enrolment: enrolledAt, account: since, 'sign-in': signedInAt },
})

type DirectoryOptions = {
  db: Db
  findActor: FindActor
  now: Clock
  log: Logger
  /** How long an answer is believed without asking again; 30 s unless told. */
  freshMs?: number
}

/** Keeps the read model `actors` up to date from `findActor`, asking at most once per person and `freshMs`. */
export function createActorDirectory({ db, findActor, now, log, freshMs = 30_000 }: DirectoryOptions): ActorDirectory {
  const askedAt = new Map<string, number>()

  const isStale = (userId: string) => now().getTime() - (askedAt.get(userId) ?? Number.NEGATIVE_INFINITY) >= freshMs

  const refresh = async (userId: string): Promise<void> => {
    const at = now()
    try {
      const actor = await findActor(userId)
      if (actor) await upsertActor(db, { ...actor, at })
      askedAt.set(userId, at.getTime())
    } catch (error) {
      log.warn({ userId, reason: error instanceof Error ? error.message : 'unknown' }, 'account not refreshed')
    }
  }

  return {
    forget: (userId) => void askedAt.delete(userId),
    standings: async (deviceId, userIds) => {
      const asked = [...new Set(userIds)]
      // Noted before reading: what another request refreshes meanwhile may be missing from what is read here.
      const outdated = new Set(asked.filter(isStale))
      let standings = await listStandings(db, { deviceId, userIds: asked })
      // Whoever never signed in here is refused anyway: rubbish ids cause no questions.
      const stale = standings.filter(({ signedInAt, userId }) => signedInAt && outdated.has(userId))
      if (stale.length > 0) {
        await Promise.all(stale.map(({ userId }) => refresh(userId)))
        standings = await listStandings(db, { deviceId, userIds: asked })
      }
      return new Map(standings.map((row) => [row.userId, toStanding(row)]))
    },
  }
}
