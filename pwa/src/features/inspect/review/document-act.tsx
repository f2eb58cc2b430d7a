import { Link } from '@tanstack/react-router'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useDocument } from './use-document.ts'

/** Hands the inspector the paper of a closed inspection. */
export function DocumentAct() {
  const { id } = useCurrentInspection()
  const { review, account } = useWords().messages
  const { state, save } = useDocument(id)
  return (
    <div className="stack stack-tight">
      <div>
        <Button icon="certificate" disabled={state === 'fetching'} onClick={() => void save()}>
          {review.document}
        </Button>
      </div>
      {state === 'signed-out' && (
        <Note tone="warn" icon="lock">
          <p>{account.sessionEnded}</p>
          <div>
            <Link className="btn" to="/sign-in">
              {account.signIn}
            </Link>
          </div>
        </Note>
      )}
      <output>{(state === 'not-yet' || state === 'unreachable') && review.documentStates[state]}</output>
    </div>
  )
}
