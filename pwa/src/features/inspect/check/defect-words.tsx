import type { Defect } from '@sac/contracts/inspection/fold'
import { findDeficiency } from '@sac/contracts/template/find-deficiency'
import { useCurrentInspection } from '../current-inspection.ts'
import { describeLocation } from '../fail/describe-location.ts'
import { LocalWords } from '../messages/local-words.tsx'
import { OfficialText } from '../messages/official-text.tsx'
import { useWords, type Words } from '../messages/words.tsx'
import { SeverityChip } from './severity-chip.tsx'

const factsOf = (defect: Defect, { fail, check }: Words['messages']): string[] =>
  [
    describeLocation(defect.location, fail),
    defect.repairedOnSpot ? check.repaired : '',
    defect.prohibition ? check.prohibition : '',
  ].filter(Boolean)

/** One defect in words, the same on its card, on the review and under the signature. */
export function DefectWords({ defect }: { defect: Defect }) {
  const { messages } = useWords()
  const { template } = useCurrentInspection().view
  const known = findDeficiency(template, defect.deficiency)?.deficiency
  const facts = factsOf(defect, messages)
  return (
    <>
      <p className="spread">
        <strong>{known ? <LocalWords of={known.text} /> : defect.deficiency}</strong>
        <SeverityChip severity={defect.severity} />
      </p>
      {known && <OfficialText of={[known.text]} />}
      {facts.length > 0 && <p className="small quiet">{facts.join(' · ')}</p>}
      {defect.loweredReason && (
        <p className="small quiet">{messages.check.lowered + messages.common.colon + defect.loweredReason}</p>
      )}
      {defect.note && <p dir="auto">{defect.note}</p>}
    </>
  )
}
