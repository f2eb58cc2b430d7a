// A month's tests of a centre, as the authority is told of them.
import * as z from 'zod/mini'
import { Code, Instant, Sha256, Uuid } from '../ids.ts'
import { After } from './page.ts'

/** `YYYY-MM`, in the time zone of the centre. */
const Month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

export const MonthReportId = z.strictObject({ reportId: Uuid })

export const MakeMonthReport = z.strictObject({ centreId: Code, month: Month })
export type MakeMonthReport = z.infer<typeof MakeMonthReport>

/** Newest first. */
export const ListMonthReports = z.strictObject({ centreId: z.optional(Code), after: After })

/** The signed PDF of a report: made once, in the background. */
export const MonthPaper = z.discriminatedUnion('status', [
  /** Nobody has asked for it yet: the report is older than this kind of paper. */
  z.strictObject({ status: z.literal('none') }),
  z.strictObject({ status: z.literal('waiting'), askedAt: Instant }),
  /** The last attempt went wrong. Another follows by itself a few times, and whenever somebody asks. */
  z.strictObject({ status: z.literal('failed'), failedAt: Instant, attempts: z.int() }),
  /** Of the bytes of the PDF. */
  z.strictObject({ status: z.literal('made'), sha256: Sha256, madeAt: Instant }),
])
export type MonthPaper = z.infer<typeof MonthPaper>

export const MonthReport = z.strictObject({
  reportId: Uuid,
  centreId: z.string(),
  month: Month,
  /** 1 for the first of its month, +1 whenever something in it was no longer as it had been. */
  version: z.int(),
  tests: z.int(),
  /** Against the version before, by inspection; null in the first. */
  changed: z.nullable(z.strictObject({ added: z.array(Uuid), removed: z.array(Uuid), altered: z.array(Uuid) })),
  /** Of the bytes of its CSV. */
  sha256: Sha256,
  madeAt: Instant,
  madeBy: Uuid,
  paper: MonthPaper,
})
export type MonthReport = z.infer<typeof MonthReport>

export const MonthReportList = z.strictObject({ reports: z.array(MonthReport) })
