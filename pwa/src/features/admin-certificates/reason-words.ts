import type { Messages } from '#words/admin/words.tsx'

/** Why it counts no more; a code nobody knows is shown as it is. */
export const reasonWords = ({ reasons }: Messages['certificates'], reason: string): string =>
  Object.hasOwn(reasons, reason) ? reasons[reason as keyof typeof reasons] : reason
