import type { InspectionReport } from '@sac/contracts/inspection/report'
import { isolated } from '@sac/contracts/text/isolate'
import { body, type Canvas, heading, paragraph } from '@sac/platform/pdf/page/canvas'
import { type Column, table } from '@sac/platform/pdf/page/table'
import { formatDate, formatNumber } from '@sac/platform/pdf/text/format'
import { formatLimit, formatLocation, formatPosition, joinSentences } from '../format.ts'
import { formatLowering } from '../lowering-words.ts'
import type { PrintedDocument } from '../printed-document.ts'
import { type Words, wordsOf } from '../words.ts'

const severityOrder = { dangerous: 0, major: 1, minor: 2 } as const

type Deficiency = InspectionReport['deficiencies'][number]
type Answer = InspectionReport['answers'][number]

/** (6) Every deficiency with its severity, worst first; also those repaired on the spot. */
export function drawDeficiencies(canvas: Canvas, { report, language }: PrintedDocument): void {
  const words = wordsOf(language)
  // Nothing was looked for, so nothing may be said to be absent.
  if (report.outcome.result === 'abandoned' && report.deficiencies.length === 0) return
  heading(canvas, words.deficiencies)
  if (report.deficiencies.length === 0) {
    paragraph(canvas, words.noDeficiencies, body)
    return
  }
  const columns: Column[] = [
    { title: words.code, share: 13 },
    { title: words.severity, share: 14, bold: true },
    { title: words.deficiency, share: 43 },
    { title: words.location, share: 30 },
  ]
  const note = (found: Deficiency) =>
    joinSentences([
      formatLocation(found.location, language),
      isolated(found.note?.trim() ?? ''),
      found.repairedOnSpot ? words.repaired : '',
      found.prohibition ? words.prohibition : '',
      found.lowered ? formatLowering(found.lowered, language) : '',
    ])
  const rows = report.deficiencies
    .toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity])
    .map((found) => [found.code, words.severities[found.severity], found.text[language], note(found)])
  table(canvas, columns, rows)
}

/** Measured values beside their limits. */
export function drawMeasurements(canvas: Canvas, { report, language }: PrintedDocument): void {
  if (report.measured.length === 0) return
  const words = wordsOf(language)
  heading(canvas, words.measurements)
  const columns: Column[] = [
    { title: words.code, share: 12 },
    { title: words.measured, share: 35 },
    { title: words.position, share: 15 },
    { title: words.value, share: 16, bold: true },
    { title: words.limit, share: 16 },
    { title: words.verdict, share: 12 },
  ]
  const rows = report.measured.map((one) => [
    one.checkpoint,
    one.label[language],
    formatPosition(one.position, language),
    `${formatNumber(one.value, one.decimals, language)} ${one.unit}`,
    formatLimit(one, language),
    one.ok ? words.within.yes : words.within.no,
  ])
  table(canvas, columns, rows)
}

/** Advice, and what was not tested and why. */
export function drawAdvice(canvas: Canvas, { report, language }: PrintedDocument): void {
  const words = wordsOf(language)
  if (report.advisories.length > 0) {
    heading(canvas, words.advisories)
    const columns = [
      { title: words.code, share: 13 },
      { title: words.advice, share: 87 },
    ]
    table(
      canvas,
      columns,
      report.advisories.map(({ checkpoint, text }) => [checkpoint, text]),
    )
  }
  const untested = report.answers.filter(({ answer }) => answer === 'not-testable' || answer === 'not-applicable')
  if (untested.length === 0) return
  heading(canvas, words.notTested)
  const columns = [
    { title: words.code, share: 13 },
    { title: words.notTested, share: 47 },
    { title: words.reason, share: 40 },
  ]
  table(
    canvas,
    columns,
    untested.map((one) => [one.checkpoint, one.title[language], whyUntested(one, words)]),
  )
}

const whyUntested = ({ answer, reason }: Answer, words: Words): string =>
  answer === 'not-applicable' ? words.named(words.notApplicable, isolated(reason ?? '')) : (reason ?? '')

/** Serial numbers of what was measured with. */
export function drawEquipment(canvas: Canvas, { report, language }: PrintedDocument): void {
  if (report.equipment.length === 0) return
  const words = wordsOf(language)
  heading(canvas, words.equipment)
  const columns = [
    { title: words.device, share: 45 },
    { title: words.serial, share: 30 },
    { title: words.calibrated, share: 25 },
  ]
  const rows = report.equipment.map((one) => [one.name, one.serial, formatDate(one.calibrationValidUntil, language)])
  table(canvas, columns, rows)
}
