import { dateIn } from '@sac/contracts/inspection/calendar'
import { isolated } from '@sac/contracts/text/isolate'
import { body, type Canvas, content, ensureSpace, paragraph } from '@sac/platform/pdf/page/canvas'
import { colours } from '@sac/platform/pdf/page/colours'
import { qrEdge } from '@sac/platform/pdf/page/draw-qr'
import { formatDate } from '@sac/platform/pdf/text/format'
import { formatOdometer } from '../format.ts'
import { plateText } from '../plate-text.ts'
import type { PrintedDocument } from '../printed-document.ts'
import { wordsOf } from '../words.ts'

type Field = { label: string; value: string; strong?: boolean }

/** Width left of the QR and the photo on the first page. */
const columnWidth = content.width - qrEdge - 16

/** (1) to (5), (8) and (9): the vehicle, the test and what follows from it. */
export function drawIdentity(canvas: Canvas, document: PrintedDocument): void {
  const firstPage = canvas.pdf.bufferedPageRange().count
  for (const field of fieldsOf(document)) {
    const onFirst = canvas.pdf.bufferedPageRange().count === firstPage
    const width = onFirst ? columnWidth : content.width
    ensureSpace(canvas, 26)
    paragraph(canvas, field.label, { face: 'regular', size: 7, colour: colours.faint, width })
    const style = field.strong ? { face: 'bold' as const, size: 11 } : { face: 'regular' as const, size: 9 }
    paragraph(canvas, field.value, { ...body, ...style, width, after: 4 })
  }
}

function fieldsOf({ report, issue, language }: PrintedDocument): Field[] {
  const words = wordsOf(language)
  const { vehicle, centre, inspector } = report
  const testedOn = formatDate(dateIn(report.timeZone, report.testedAt), language)
  return [
    { label: words.vin, value: vehicle.vin || '\u2014', strong: true },
    { label: words.plate, value: plateText(vehicle), strong: true },
    { label: words.place, value: `${centre.place}\n${testedOn}` },
    { label: words.odometer, value: odometerText({ report, language }) },
    { label: words.category, value: vehicle.category },
    ...deadlinesOf({ report, issue, language }),
    {
      label: words.centre,
      value: `${centre.name}\n${isolated(centre.station)}, ${words.inspector} ${isolated(inspector.number)}`,
    },
    { label: words.vehicle, value: `${vehicle.make} ${vehicle.model}`.trim() || '\u2014' },
  ]
}

/** (8) The next test of a pass; the retest of a fail, and until when a dangerous one may still be moved. */
function deadlinesOf({ report, issue, language }: Pick<PrintedDocument, 'report' | 'issue' | 'language'>): Field[] {
  const words = wordsOf(language)
  const { result } = report.outcome
  const field = (label: string, date: string | null | undefined): Field[] =>
    date ? [{ label, value: formatDate(date, language), strong: true }] : []
  if (result.startsWith('pass')) return field(words.nextTest, issue?.validUntil)
  const lastDay = result === 'fail-dangerous' ? field(words.lastDay, issue?.validUntil) : []
  return [...lastDay, ...field(words.retestBy, report.retestOrder?.deadline)]
}

function odometerText({ report, language }: Pick<PrintedDocument, 'report' | 'language'>): string {
  const words = wordsOf(language)
  const earlier = report.odometerHistory.slice(0, 3).map((reading) => {
    const on = formatDate(dateIn(report.timeZone, reading.at), language)
    return `${formatOdometer(reading, language)} (${on})`
  })
  const now = formatOdometer(report.odometer, language)
  return earlier.length === 0 ? now : `${now}\n${words.named(words.history, earlier.join('; '))}`
}
