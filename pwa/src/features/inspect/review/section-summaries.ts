import type { LocalText } from '@sac/contracts/template/template'
import type { CheckpointView } from '../model/checkpoint-view.ts'

export type SectionSummary = {
  code: string
  title: LocalText
  first: string
  failed: number
  passed: number
  other: number
  open: number
  advisories: number
}

const outcomeOf = ({ answer, done }: CheckpointView): 'failed' | 'passed' | 'other' | 'open' => {
  if (answer === 'defect') return 'failed'
  if (!done) return 'open'
  return answer === 'ok' ? 'passed' : 'other'
}

/** One line per section for the review page; `first` is where its change link goes: the first failed, else the first. */
export function summariseSections(items: readonly CheckpointView[]): SectionSummary[] {
  const summaries = new Map<string, SectionSummary>()
  for (const item of items) {
    const { code, title } = item.section
    const fresh = { code, title, first: item.checkpoint.code, failed: 0, passed: 0, other: 0, open: 0, advisories: 0 }
    const summary = summaries.get(code) ?? fresh
    const outcome = outcomeOf(item)
    if (outcome === 'failed' && summary.failed === 0) summary.first = item.checkpoint.code
    summary[outcome] += 1
    summary.advisories += item.advisories.length
    summaries.set(code, summary)
  }
  return [...summaries.values()]
}
