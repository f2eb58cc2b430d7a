// What the office sees of how a car was judged.
import type { InspectionReport } from '@sac/contracts/inspection/report'

export type JudgementFlag = 'severity-lowered' | 'dangerous-lowered'

export function judgementFlags({ deficiencies }: Pick<InspectionReport, 'deficiencies'>): JudgementFlag[] {
  const from = deficiencies.flatMap(({ lowered }) => (lowered ? [lowered.from] : []))
  const found: Record<JudgementFlag, boolean> = {
    'severity-lowered': from.length > 0,
    'dangerous-lowered': from.includes('dangerous'),
  }
  return (Object.keys(found) as JudgementFlag[]).filter((flag) => found[flag])
}
