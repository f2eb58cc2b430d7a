import type { InspectionReport } from '@sac/contracts/inspection/report'

type Found = Pick<InspectionReport['deficiencies'][number], 'code' | 'checkpoint' | 'severity' | 'plain'>

/** What people are told of a test beside its paper. */
export type TestFacts = {
  make: string
  model: string
  centreId: string
  kind: InspectionReport['kind']
  retestBy: string | null
  found: readonly Found[]
}

export const factsOf = ({ vehicle, centre, kind, retestOrder, deficiencies }: InspectionReport): TestFacts => ({
  make: vehicle.make,
  model: vehicle.model,
  centreId: centre.id,
  kind,
  retestBy: retestOrder?.deadline ?? null,
  found: deficiencies
    .filter(({ repairedOnSpot }) => !repairedOnSpot)
    .map(({ code, checkpoint, severity, plain }) => ({ code, checkpoint, severity, plain })),
})
