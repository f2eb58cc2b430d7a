import type { Defect } from '@sac/contracts/inspection/fold'
import type { Judgement } from '@sac/contracts/template/evaluate-measurements'
import type { Checkpoint } from '@sac/contracts/template/template'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { joinFacts } from '#design/join-facts.ts'
import { useWords, type Words } from '#words/words.tsx'
import { describeLocation } from '../fail/describe-location.ts'
import { openSuggestions, type Suggestion } from '../model/suggestions.ts'
import { limitWords } from './limit-words.ts'

type Figured = Extract<Judgement, { computed: number }>
const hasFigure = (judgement: Judgement): judgement is Figured => judgement.status !== 'waiting'
const isBeyond = (judgement: Figured): boolean => judgement.status === 'judged' && judgement.violated.length > 0
/** Single values are shown on their buttons; they need a line only when beyond a limit. */
const deservesLine = (judgement: Figured): boolean => judgement.quantity !== 'value' || isBeyond(judgement)

/** Comparisons are in per cent, single values in the unit of what was measured. */
function unitOf({ quantity, measurement }: Figured, checkpoint: Checkpoint): { unit: string; decimals: number } {
  const known = checkpoint.measurements.find(({ key }) => key === measurement)
  return quantity.endsWith('percent') || !known ? { unit: '%', decimals: 1 } : known
}

function figureWords(judgement: Figured, checkpoint: Checkpoint, words: Words) {
  const { unit, decimals } = unitOf(judgement, checkpoint)
  const { positions, quantities } = words.messages.measure
  return {
    place: positions[judgement.position] ?? judgement.position,
    name: quantities[judgement.quantity],
    value: words.formats.amount(words.formats.upTo(judgement.computed, decimals), unit),
    limit: judgement.status === 'judged' ? limitWords(judgement, { words, unit, decimals }) : null,
  }
}

type LinesProps = {
  checkpoint: Checkpoint
  judgements: readonly Judgement[]
  /** Recorded here already: not suggested again. */
  defects: readonly Defect[]
  /** Without it nothing is suggested: beside the keys there is room for the figures alone. */
  onSuggested?: (suggestion: Suggestion) => void
}

/** What the values come to: difference, efficiency, and the defect they suggest. Announced as it changes. */
export function JudgementLines({ checkpoint, judgements, defects, onSuggested }: LinesProps) {
  const lines = judgements.filter(hasFigure).filter(deservesLine)
  return (
    <div className="stack stack-tight" aria-live="polite">
      {lines.map((judgement) => (
        <FigureLine key={`${judgement.rule}/${judgement.position}`} judgement={judgement} checkpoint={checkpoint} />
      ))}
      {onSuggested &&
        openSuggestions(judgements, defects).map((suggestion) => (
          <SuggestionNote
            key={JSON.stringify(suggestion)}
            checkpoint={checkpoint}
            suggestion={suggestion}
            onUse={onSuggested}
          />
        ))}
    </div>
  )
}

function FigureLine({ judgement, checkpoint }: { judgement: Figured; checkpoint: Checkpoint }) {
  const words = useWords()
  const { measure } = words.messages
  const { place, name, value, limit } = figureWords(judgement, checkpoint, words)
  const beyond = isBeyond(judgement)
  const verdict = judgement.status === 'ignored' ? measure.notJudged : beyond ? measure.beyond : measure.within
  return (
    <p className={beyond ? 'figure figure-beyond' : 'figure'}>
      <Icon name={beyond ? 'warning' : 'check'} />
      <span>
        {words.formats.list([place, name])}{' '}
        <bdi className="num" dir="ltr">
          <strong>{value}</strong>
        </bdi>{' '}
        <span className="small">({words.formats.list([verdict, limit])})</span>
      </span>
    </p>
  )
}

type SuggestionProps = {
  checkpoint: Checkpoint
  suggestion: Suggestion
  onUse: (suggestion: Suggestion) => void
}

function SuggestionNote({ checkpoint, suggestion, onUse }: SuggestionProps) {
  const words = useWords()
  const { measure } = words.messages
  const { deficiency, location } = suggestion
  const known = checkpoint.deficiencies.find(({ code }) => code === deficiency)
  const defect = measure.suggests(known ? words.text(known.text) : deficiency)
  const facts = joinFacts([defect, describeLocation(location, words)])
  return (
    <div className="note note-warn">
      <Icon name="warning" />
      <div className="stack stack-tight">
        <p>{facts}</p>
        <div>
          <Button icon="plus" onClick={() => onUse(suggestion)}>
            {measure.useSuggestion}
          </Button>
        </div>
      </div>
    </div>
  )
}
