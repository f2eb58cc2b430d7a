import { useAsked } from '#admin/use-asked.ts'
import { useCentres } from '#admin/use-centres.ts'
import { officeNow } from '#api/office-clock.ts'

export const spans = ['30', '90', '365'] as const
export type Span = (typeof spans)[number]

const dayMs = 86_400_000

/** Of which centre and of how many days figures are asked: in the address. */
export function useScope() {
  const { asked, ask } = useAsked()
  const { options } = useCentres()
  const centreId = asked['centre'] ?? options[0]?.value
  const span = spans.find((one) => one === asked['days']) ?? '90'
  // Whole days: the question stays the same while the page is open.
  const to = Math.ceil(officeNow() / dayMs) * dayMs
  const period = { from: new Date(to - Number(span) * dayMs).toISOString(), to: new Date(to).toISOString() }
  return { asked, ask, options, centreId, span, period }
}
