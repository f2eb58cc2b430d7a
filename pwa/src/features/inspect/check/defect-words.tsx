import type { Defect } from '@sac/contracts/inspection/fold'
import { loweringOf } from '@sac/contracts/inspection/lowering'
import { findDeficiency } from '@sac/contracts/template/find-deficiency'
import { isolated } from '@sac/contracts/text/isolate'
import { joinFacts } from '#design/join-facts.ts'
import { LocalWords } from '#words/local-words.tsx'
import { useWords, type Words } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { describeLocation } from '../fail/describe-location.ts'
import { OfficialText } from '../official-text.tsx'
import { SeverityChip } from './severity-chip.tsx'

const factsOf = (defect: Defect, words: Words): string[] =>
  [
    describeLocation(defect.location, words),
    defect.repairedOnSpot ? words.messages.check.repaired : '',
    defect.prohibition ? words.messages.check.prohibition : '',
  ].filter(Boolean)

/** One defect in words, the same on its card, on the review and under the signature. */
export function DefectWords({ defect }: { defect: Defect }) {
  const words = useWords()
  const { template } = useCurrentInspection().view
  const known = findDeficiency(template, defect.deficiency)?.deficiency
  const facts = factsOf(defect, words)
  return (
    <>
      <p className="spread">
        <strong>{known ? <LocalWords of={known.text} /> : defect.deficiency}</strong>
        <SeverityChip severity={defect.severity} />
      </p>
      {known && <OfficialText of={[known.text]} />}
      {facts.length > 0 && <p className="small quiet">{joinFacts(facts)}</p>}
      <LoweredWords defect={defect} />
      {defect.note && <p dir="auto">{defect.note}</p>}
    </>
  )
}

/** From what, why, and that the office has to agree where that was dangerous. */
function LoweredWords({ defect }: { defect: Defect }) {
  const { messages, formats } = useWords()
  const { template } = useCurrentInspection().view
  const lowered = loweringOf(template, defect)
  if (!lowered) return null
  const { from, cause, words } = lowered
  const why = formats.list([cause && messages.fail.lowerCauses[cause], words && isolated(words)].filter(Boolean))
  return (
    <>
      <p className="small quiet">
        {messages.check.lowered(messages.common.severity[from]) + messages.common.colon + why}
      </p>
      {from === 'dangerous' && <p className="small problem">{messages.fail.lowerNeedsOffice}</p>}
    </>
  )
}
