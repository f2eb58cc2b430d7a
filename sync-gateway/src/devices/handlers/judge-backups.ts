import { backupGoodForHours } from '@sac/contracts/http/backup'
import type { Backlog } from '@sac/platform/http/backlog'
import type { GatewayContext } from '#gateway-context'
import { type Backup, findLastBackup } from '../store/archive-rows.ts'

const hourMs = 3_600_000

type Judged = { last: Backup | null; ageMs: number | null; isTooOld: boolean }

export async function judgeBackups({ pool, now }: Pick<GatewayContext, 'pool' | 'now'>): Promise<Judged> {
  const last = await findLastBackup(pool)
  const ageMs = last && now().getTime() - last.startedAt.getTime()
  return { last, ageMs, isTooOld: ageMs === null || ageMs > backupGoodForHours * hourMs }
}

/** A backup that is overdue. Who never reported one makes them otherwise, or is told on the screen. */
export const overdueBackup = (context: Pick<GatewayContext, 'pool' | 'now'>): Backlog => ({
  name: 'overdue_backup',
  measure: async () => {
    const { ageMs, isTooOld } = await judgeBackups(context)
    return ageMs !== null && isTooOld ? { count: 1, oldestMs: ageMs } : { count: 0, oldestMs: 0 }
  },
})
