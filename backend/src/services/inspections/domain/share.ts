/** Share of some in all with its 95 % interval by Wilson (1927), which stays within 0 and 1 and is honest for small numbers. null of none. */
export function shareOf(some: number, all: number): { share: number; low: number; high: number } | null {
  if (all === 0) return null
  const z = 1.959964
  const share = some / all
  const centre = (share + (z * z) / (2 * all)) / (1 + (z * z) / all)
  const half = (z / (1 + (z * z) / all)) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  return { share, low: some === 0 ? 0 : centre - half, high: some === all ? 1 : centre + half }
}
