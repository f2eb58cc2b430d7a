import type { InspectionDetail, InspectionRecord } from '@sac/contracts/http/inspection-records'
import type { readInspection } from '../handlers/read-inspection.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'

const textOf = (at: Date | null) => at?.toISOString() ?? null

export const recordOf = (row: InspectionRow): InspectionRecord => ({
  ...row,
  reasons: [...row.reasons],
  flags: [...row.flags],
  strangers: [...row.strangers],
  testedAt: textOf(row.testedAt),
  startedAt: textOf(row.startedAt),
  updatedAt: row.updatedAt.toISOString(),
})

export const detailOf = ({
  inspection,
  unusable,
  links,
  decisions,
  completions,
  ...rest
}: Awaited<ReturnType<typeof readInspection>>): InspectionDetail => ({
  ...rest,
  inspection: recordOf(inspection),
  unusable: [...unusable],
  links: links.map(({ testedAt, decidedAt, ...one }) => ({
    ...one,
    testedAt: textOf(testedAt),
    decidedAt: decidedAt.toISOString(),
  })),
  decisions: decisions.map(({ decidedAt, ...one }) => ({ ...one, decidedAt: decidedAt.toISOString() })),
  completions: completions.map(({ completedAt, ...one }) => ({ ...one, completedAt: completedAt.toISOString() })),
})
