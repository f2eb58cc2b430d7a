import { dateIn } from '@sac/contracts/inspection/calendar'
import type { ResultCode } from '@sac/contracts/inspection/report'
import { validUntil } from '@sac/contracts/inspection/validity'
import { findProfile } from '@sac/contracts/template/profiles'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useOfficeTime } from '../data/use-office-time.ts'
import { countWords } from './result-words.ts'
import { standingOf } from './standing.ts'

const isGood = (result: ResultCode): boolean => result === 'pass' || result === 'pass-minor'

/** What the inspection comes to: glyph, word and counts. A pass is said only of a list that is complete. */
export function OutcomeLine() {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { review, common } = words.messages
  const standing = standingOf(view)
  if (standing.is === 'unfinished') return <Unfinished unnamed={standing.unnamed} />
  const { result } = standing
  const provisional = standing.is === 'failing'
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
      {provisional && <Progress />}
      {result === 'fail' && <RetestDate />}
    </section>
  )
}

function Unfinished({ unnamed }: { unnamed: number }) {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { review } = words.messages
  const counts = countWords(view.outcome, words)
  return (
    <section className="verdict verdict-open" aria-live="polite">
      <p className="verdict-word">
        <Icon name="clock" />
        <span>{review.unfinished}</span>
      </p>
      <Progress />
      {unnamed > 0 && <p className="problem">{review.unnamed(unnamed)}</p>}
      {counts && <p>{counts}</p>}
    </section>
  )
}

function Progress() {
  const { messages, formats } = useWords()
  const { view } = useCurrentInspection()
  return <p>{messages.review.answered(formats.number(view.answered), formats.number(view.items.length))}</p>
}

function RetestDate() {
  const { messages, formats } = useWords()
  const { view } = useCurrentInspection()
  const now = useOfficeTime()
  const started = view.state.started?.value
  const profile = started && findProfile(started.profileId)
  if (!profile) return null
  const testedOn = dateIn(started.timeZone, view.state.seals[0]?.testedAt ?? new Date(now).toISOString())
  const until = validUntil({ result: 'fail', testedOn, profile, earlier: null })
  return until && <p>{messages.review.retestBy(formats.date(until))}</p>
}
