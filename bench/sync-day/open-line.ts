import { seededRandom } from '../day/seeded-random.ts'
import { createLink, type Link } from '../link/create-link.ts'
import type { LinkPlan } from './sync-driver.ts'

/** The line of a plan in front of a server's port. */
export function openLine(target: number, { outage, lossChance, seed, ...rate }: LinkPlan): Promise<Link> {
  const random = seededRandom(seed)
  const loss = lossChance ? { chance: lossChance, random: () => random.below(1_000_000) / 1_000_000 } : undefined
  return createLink({ target, ...rate, ...(outage ? { outage } : {}), ...(loss ? { loss } : {}) })
}
