import { Button } from '#design/button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { JudgementLines } from '../measure/judgement-lines.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { judge } from '../model/measured-places.ts'
import type { Suggestion } from '../model/suggestions.ts'

type BeyondProps = { item: CheckpointView; onClose: () => void; onSuggested: (suggestion: Suggestion) => void }

/** Asked where a pass is tapped over a value beyond its limit: found at the signature, the car may be gone from the bay. */
export function BeyondSheet({ item, onClose, onSuggested }: BeyondProps) {
  const { messages, text } = useWords()
  const { state, traits } = useCurrentInspection().view
  const { check, common } = messages
  return (
    <Sheet
      title={text(item.checkpoint.title)}
      closeLabel={common.close}
      onClose={onClose}
      foot={
        <Button big wide icon="pen" onClick={onClose}>
          {check.correctValue}
        </Button>
      }
    >
      <p>
        <strong>{check.beyondLimit}</strong>
      </p>
      {traits && (
        <JudgementLines
          checkpoint={item.checkpoint}
          judgements={judge(item.checkpoint, { state, traits })}
          defects={item.defects}
          onSuggested={onSuggested}
        />
      )}
    </Sheet>
  )
}
