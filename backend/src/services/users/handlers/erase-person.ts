import type { AllPersonalData } from '@sac/platform/process/personal-data'
import { listOpenErasures, updateErasureDone } from '../store/erasure.ts'
import type { UsersDeps } from '../users-deps.ts'
import { personalDataOf } from './personal-data.ts'

type Deps = UsersDeps & { personalData: AllPersonalData }

/** Everything held of a person, by service. */
export async function exportPerson({ personalData, now }: Deps, userId: string) {
  const data: Record<string, unknown> = {}
  for (const { service, export: read } of personalData()) data[service] = await read(userId)
  return { exportedAt: now().toISOString(), data }
}

/** Takes away what is held of a person: here at once and for good, elsewhere now or, where that fails, again later. */
export async function erasePerson(deps: Deps, userId: string): Promise<void> {
  await personalDataOf(deps).erase(userId)
  await eraseElsewhere(deps, userId)
}

async function eraseElsewhere({ pool, now, log, personalData }: Deps, userId: string): Promise<void> {
  try {
    for (const { erase } of personalData()) await erase(userId)
    await updateErasureDone(pool, { userId, at: now() })
  } catch (error) {
    log.warn({ userId, reason: error instanceof Error ? error.name : 'unknown' }, 'not erased everywhere yet')
  }
}

/** Finishes what was interrupted. */
export async function finishErasures(deps: Deps): Promise<void> {
  for (const userId of await listOpenErasures(deps.pool, { limit: 100 })) await eraseElsewhere(deps, userId)
}
