import { comparePlaces } from '@sac/platform/bus/compare-places'
import type { EventBus } from '@sac/platform/bus/port'
import type { Db } from '@sac/platform/db/db'
import { hasPlaces, listPlaces } from '@sac/platform/inbox/place-rows'
import { type Finding, openIfAny } from '../services/certificates/restore/finding.ts'

/** Events a group cannot reach any more, or a log that is not the one it read. */
export async function checkPlaces(
  groups: readonly { group: string; pool: Db }[],
  openBus: () => Promise<Pick<EventBus, 'ranges'>>,
): Promise<Finding[]> {
  const lost: string[] = []
  for (const { group, pool } of groups) {
    if (!(await hasPlaces(pool))) continue
    const places = await listPlaces(pool, { group })
    const topics = [...new Set(places.map(({ topic }) => topic))]
    if (topics.length === 0) continue
    const compared = comparePlaces(places, await (await openBus()).ranges(topics))
    lost.push(...compared.lost.map((sentence) => `${group}: ${sentence}`))
  }
  return openIfAny(lost, 'Places of consumer groups that do not fit the event log.')
}
