// Which tests are drawn for a second look, and what two people's answers have in common. Lots come from outside: here nothing is secret.
import type { SecondAnswer } from '@sac/contracts/http/second-looks'
import type { InspectionReport } from '@sac/contracts/inspection/report'

type Draw = {
  /** Of this test, from 0 to below 1. */
  lot: number
  /** Of the inspector's week, from 0 to below 1. */
  weekLot: number
  perMille: number
  /** Tests of the inspector in this week before, and in the week before. */
  before: number
  lastWeek: number
  hasDrawn: boolean
}

/** A week is taken for no shorter than this: with one place only the first test would be known to be drawn. */
const fewestPlaces = 3

/** Why a test is drawn as it is completed: by the share, or as the one of its week, whose place in the week is drawn, too. null: not. */
export function whyDrawn({ lot, weekLot, perMille, before, lastWeek, hasDrawn }: Draw): 'share' | 'week' | null {
  if (lot < perMille / 1_000) return 'share'
  if (hasDrawn) return null
  const place = Math.floor(weekLot * Math.max(fewestPlaces, lastWeek))
  return before >= place ? 'week' : null
}

export type Answered = { checkpoint: string; answer: SecondAnswer }
type ComparedAnswer = {
  checkpoint: string
  title: InspectionReport['answers'][number]['title']
  first: string
  second: SecondAnswer
  differs: boolean
}

const seen: ReadonlySet<string> = new Set(['ok', 'defect'])

/** Both results, checkpoint by checkpoint, in the order of the test. Whatever one of the two did not look at differs from nothing. */
export function compareLooks(
  { answers: first }: Pick<InspectionReport, 'answers'>,
  second: readonly Answered[],
): { answers: ComparedAnswer[]; compared: number; differing: number } {
  const found = new Map(second.map(({ checkpoint, answer }) => [checkpoint, answer]))
  const answers = first.map(({ checkpoint, title, answer }): ComparedAnswer => {
    const other = found.get(checkpoint) ?? 'not-looked'
    return { checkpoint, title, first: answer, second: other, differs: isCompared(answer, other) && answer !== other }
  })
  return {
    answers,
    compared: answers.filter((one) => isCompared(one.first, one.second)).length,
    differing: answers.filter(({ differs }) => differs).length,
  }
}

const isCompared = (first: string, second: string) => seen.has(first) && seen.has(second)

/** Monday of the week of an instant, UTC, as `YYYY-MM-DD`. */
export function mondayOf(at: string): string {
  const day = new Date(at)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
