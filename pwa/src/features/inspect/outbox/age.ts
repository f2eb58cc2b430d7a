const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export type Age = { unit: 'minutes' | 'hours' | 'days'; count: number }

/** How long ago, in the largest unit that fits; never negative, at least one minute. */
export function ageOf(instant: string, now: number): Age {
  const ms = Math.max(0, now - Date.parse(instant))
  if (ms >= day) return { unit: 'days', count: Math.floor(ms / day) }
  if (ms >= hour) return { unit: 'hours', count: Math.floor(ms / hour) }
  return { unit: 'minutes', count: Math.max(1, Math.floor(ms / minute)) }
}
