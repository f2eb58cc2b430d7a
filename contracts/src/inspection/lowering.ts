// A severity below the catalogue's: why, and by how much. The words are a person's, the cause is a choice that can be counted.
import * as z from 'zod/mini'
import { findDeficiency } from '../template/find-deficiency.ts'
import { type InspectionTemplate, Severity } from '../template/template.ts'
import type { Defect } from './fold.ts'
import { LoweringCause } from './lowering-cause.ts'
import { severityRank } from './missing.ts'

/** As it stands in the report. `cause` is null where it was lowered by an app that did not ask yet. */
export const Lowering = z.object({ from: Severity, cause: z.nullable(LoweringCause), words: z.string() })
export type Lowering = z.infer<typeof Lowering>

type Judged = Pick<Defect, 'deficiency' | 'severity' | 'loweredReason' | 'loweredFor'>

/** What a defect was lowered from and why; null when it is as severe as the catalogue says, or more. */
export function loweringOf(template: InspectionTemplate, defect: Judged): Lowering | null {
  const from = findDeficiency(template, defect.deficiency)?.deficiency.severity
  if (from === undefined || severityRank(defect.severity) >= severityRank(from)) return null
  return { from, cause: defect.loweredFor ?? null, words: defect.loweredReason ?? '' }
}
