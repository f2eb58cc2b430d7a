import type { Health } from '#bus/port'
import type { Running } from './service.ts'

const well: Health = { ok: true }

/** As healthy as the first of them that is not; closes all at once. */
export const together = (parts: readonly Running[]): Running => ({
  health: () => parts.map(({ health }) => health()).find(({ ok }) => !ok) ?? well,
  close: async (deadlineMs) => {
    await Promise.all(parts.map((part) => part.close(deadlineMs)))
  },
})
