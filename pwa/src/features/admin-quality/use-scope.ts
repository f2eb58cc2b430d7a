import { centreOperations } from '@sac/contracts/operations/centres'
import { useAsked } from '#admin/use-asked.ts'
import { officeNow } from '#api/office-clock.ts'
import { useOffice } from '#api/use-office.ts'

export const spans = ['30', '90', '365'] as const
export type Span = (typeof spans)[number]

const dayMs = 86_400_000

/** Of which centre and of how many days figures are asked: in the address. */
export function useScope() {
  const { asked, ask } = useAsked()
  const centres = useOffice(centreOperations['centres.list'], { query: {} })
  const centreId = asked['centre'] ?? centres.data?.centres[0]?.centreId
  const span = spans.find((one) => one === asked['days']) ?? '90'
  // Whole days: the question stays the same while the page is open.
  const to = Math.ceil(officeNow() / dayMs) * dayMs
  const period = { from: new Date(to - Number(span) * dayMs).toISOString(), to: new Date(to).toISOString() }
  return { asked, ask, centres, centreId, span, period }
}
