import { addMonths, dateIn } from '@sac/contracts/inspection/calendar'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { insertQualificationIfAbsent } from '../store/qualification-rows.ts'

const idOf = (kind: string, n: number) => `019a0000-${kind}-7000-8000-${String(n).padStart(12, '0')}`

/** Both demo inspectors may test cars and vans; what the second one may ends in a month. */
export async function seedDemoQualifications({ pool, now }: InspectionsDeps): Promise<void> {
  const today = dateIn('UTC', now().toISOString())
  const until = [addMonths(today, 20), addMonths(today, 1)]
  for (const [at, validUntil] of until.entries())
    await insertQualificationIfAbsent(pool, {
      qualificationId: idOf('0007', at + 1),
      userId: idOf('0000', at + 3),
      categories: ['M1', 'N1'],
      number: `FR-CT-${1042 + at}`,
      validFrom: addMonths(today, -24),
      validUntil,
      givenBy: null,
      givenAt: now(),
    })
}
