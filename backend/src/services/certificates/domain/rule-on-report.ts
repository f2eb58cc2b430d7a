import { dateIn } from '@sac/contracts/inspection/calendar'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { validUntil } from '@sac/contracts/inspection/validity'
import { findProfile } from '@sac/contracts/template/profiles'
import type { Language } from '@sac/contracts/template/template'

/** The pass this vehicle already has from an earlier test. */
export type EarlierPass = { validUntil: string; testedOn: string }

/** What the jurisdiction says of a report: the paper's language, and how long it is good for (see validity in contracts). */
export type Ruling = { language: Language; validUntil: string | null }

/** null when the report's profile is not known here. */
export function ruleOnReport(report: InspectionReport, earlier: EarlierPass | null): Ruling | null {
  const profile = findProfile(report.profileId)
  if (!profile) return null
  const testedOn = dateIn(report.timeZone, report.testedAt)
  return {
    language: profile.language,
    validUntil: validUntil({ result: report.outcome.result, testedOn, profile, earlier }),
  }
}
