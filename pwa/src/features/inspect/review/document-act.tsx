import { Button } from '#design/button.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useDocument } from '../data/use-document.ts'
import { useWords } from '../messages/words.tsx'

/** Hands the inspector the paper of a closed inspection. */
export function DocumentAct() {
  const { id } = useCurrentInspection()
  const { review } = useWords().messages
  const { state, save } = useDocument(id)
  return (
    <div className="stack stack-tight">
      <div>
        <Button icon="certificate" disabled={state === 'fetching'} onClick={() => void save()}>
          {review.document}
        </Button>
      </div>
      <output>{(state === 'not-yet' || state === 'unreachable') && review.documentStates[state]}</output>
    </div>
  )
}
