// What may differ between jurisdictions.
import type { Language, LocalText } from './template.ts'

type ResultLetters = { pass: string; 'pass-minor': string; fail: string; 'fail-dangerous': string }

export type JurisdictionProfile = {
  id: string
  title: LocalText
  language: Language
  /** IANA zone for a new centre. */
  timeZone: string
  /** ISO 4217. */
  currency: string
  vatPercent: number
  resultLetters: ResultLetters
  /** Items put right on the spot are reported but do not decide the result. */
  repairOnSpotAllowed: boolean
  validity: {
    /** Months from the first registration to the first test. */
    firstTestMonths: number
    /** Months a pass is good for, counted from its base date. */
    months: number
    /** The last day is the day before the anniversary. */
    endsTheDayBefore: boolean
    /** A test this many months before the expiry of the earlier certificate keeps its anniversary; 0: never. */
    renewalWindowMonths: number
  }
  /** A vehicle that failed as dangerous may not be used after the day of its test. */
  dangerousEnds: 'test-day'
  /** Months in which a failed vehicle must be presented again. */
  retestMonths: number
  abandonReasons: readonly { code: string; text: LocalText }[]
  source: string
  verified: boolean
}
