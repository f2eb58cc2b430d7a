import { dateIn } from '@sac/contracts/inspection/calendar'
import type { ResultCode } from '@sac/contracts/inspection/report'
import { validUntil } from '@sac/contracts/inspection/validity'
import { findProfile } from '@sac/contracts/template/profiles'
import { Icon } from '#design/icon.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useMinute } from '../data/use-minute.ts'
import { useWords } from '../messages/words.tsx'
import type { InspectionView } from '../model/inspection-view.ts'
import { countWords } from './result-words.ts'

const resultOf = ({ state, outcome }: InspectionView): ResultCode =>
  state.seals[0]?.type === 'abandoned' ? 'abandoned' : outcome.result

const isGood = (result: ResultCode): boolean => result === 'pass' || result === 'pass-minor'

/** What the inspection comes to: glyph, word and counts; provisional while something is missing. */
export function OutcomeLine() {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { review, common } = words.messages
  const result = resultOf(view)
  const provisional = !view.sealed && view.outcome.missing.length > 0
  return (
    <section className={`verdict verdict-${provisional ? 'open' : result}`} aria-live="polite">
      <p className="verdict-word">
        <Icon name={isGood(result) ? 'check' : 'cross'} />
        <span>
          {provisional && <span className="small">{review.provisional + common.colon}</span>}
          {common.result[result]}
        </span>
      </p>
      <p>{countWords(view.outcome, words) || review.noDefects}</p>
      {result === 'fail' && <RetestDate />}
    </section>
  )
}

function RetestDate() {
  const { messages, formats } = useWords()
  const { view } = useCurrentInspection()
  const now = useMinute()
  const started = view.state.started?.value
  const profile = started && findProfile(started.profileId)
  if (!profile) return null
  const testedOn = dateIn(started.timeZone, view.state.seals[0]?.testedAt ?? new Date(now).toISOString())
  const until = validUntil({ result: 'fail', testedOn, profile, earlier: null })
  return until && <p>{messages.review.retestBy(formats.date(until))}</p>
}
