import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { useRecord } from '../recording/use-recording.ts'

export function CardAdvisories({ item }: { item: CheckpointView }) {
  const { messages } = useWords()
  const { sealed } = useCurrentInspection().view
  const { record } = useRecord()
  return item.advisories.map(({ advisoryId, text }) => (
    <div className="note" key={advisoryId}>
      <Icon name="note" />
      <div className="stack stack-tight">
        <p dir="auto">{text}</p>
        {!sealed && (
          <div>
            <Button
              look="plain"
              icon="bin"
              onClick={() => void record([{ type: 'advisory-removed', payload: { advisoryId } }])}
            >
              {messages.common.remove}
            </Button>
          </div>
        )}
      </div>
    </div>
  ))
}
