/** Hundredths of what somebody has typed, `79`, `79,5` or `79.50`; null where it is no amount above nothing. */
export function readAmount(typed: string): number | null {
  const parts = /^(?<whole>\d{1,9})(?:[.,](?<cents>\d{1,2}))?$/.exec(typed.trim())?.groups
  if (!parts) return null
  const amount = Number(parts['whole']) * 100 + Number((parts['cents'] ?? '').padEnd(2, '0'))
  return amount > 0 ? amount : null
}
