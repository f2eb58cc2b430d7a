import { findProfile } from '@sac/contracts/template/profiles'
import { body, type Canvas, heading, paragraph } from '@sac/platform/pdf/page/canvas'
import { formatDate } from '@sac/platform/pdf/text/format'
import type { PrintedDocument } from '../printed-document.ts'
import { wordsOf } from '../words.ts'

/** (10) What else belongs on the paper: kind of test, rules, remark, how to check it. */
export function drawRemarks(
  canvas: Canvas,
  document: PrintedDocument,
  { photoAttached }: { photoAttached: boolean },
): void {
  const { report, language, issue } = document
  const words = wordsOf(language)
  const { vehicle, template } = report
  heading(canvas, words.remarks, 30)
  const facts = [
    words.named(words.kind, words.kinds[report.kind]),
    report.retestOf === null ? '' : words.retestOf,
    vehicle.firstRegistration === null
      ? ''
      : words.named(words.firstRegistration, formatDate(vehicle.firstRegistration, language)),
    vehicle.fuel === null ? '' : words.named(words.fuel, vehicle.fuel),
    words.named(words.rules, `${report.ruleVersion} (${report.profileId})`),
    words.named(words.template, `${template.id} ${template.version}`),
  ]
  paragraph(canvas, facts.filter(Boolean).join('  \u00B7  '), { ...body, after: 2 })
  paragraph(canvas, report.remark, { ...body, after: 2 })
  if (photoAttached) paragraph(canvas, words.photoAttached, { ...body, after: 2 })
  if (issue) paragraph(canvas, howToCheck(document, issue.number), { ...body, face: 'bold', after: 2 })
}

// A number is looked up with the end of the VIN; without one only the code helps.
function howToCheck({ report, language, verifyHost }: PrintedDocument, number: string): string {
  const { vin } = report.vehicle
  const words = wordsOf(language)
  return vin === '' ? words.scan : words.verify(verifyHost, number, vin.slice(-4))
}

/** Why a test was refused or given up. */
export function drawRefusal(canvas: Canvas, { report, language }: PrintedDocument): void {
  if (report.abandoned === null) return
  heading(canvas, wordsOf(language).refusalReason)
  const { code, text } = report.abandoned
  const reason = findProfile(report.profileId)?.abandonReasons.find((known) => known.code === code)?.text[language]
  paragraph(canvas, [reason ?? code, text ?? ''].filter(Boolean).join('\n'), { ...body, size: 10, after: 8 })
}
