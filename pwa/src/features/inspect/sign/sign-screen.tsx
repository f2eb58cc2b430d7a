import { Navigate, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'
import { BackToReview } from '../back-link.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { signatureText, unsigned } from '../model/signature.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { type Signing, useSigning } from '../recording/use-signing.ts'
import { DefectList } from '../review/defect-list.tsx'
import { OutcomeLine } from '../review/outcome-line.tsx'
import { countWords } from '../review/result-words.ts'
import { SignedFacts } from '../review/signed-facts.tsx'
import { SignatureField } from './signature-field.tsx'

/** The signature under a named result; the button says what it does. */
export function SignScreen() {
  const { id, view } = useCurrentInspection()
  const { sign } = useWords().messages
  const [signature, setSignature] = useState(unsigned)
  const signing = useSigning()
  const navigate = useNavigate()
  const closed = view.sealed || view.outcome.missing.length > 0
  if (closed && signing.state === 'idle')
    return <Navigate to="/i/$inspectionId/review" params={{ inspectionId: id }} replace />
  const finish = async () => {
    if (await signing.sign(signature)) await navigate({ to: '/', replace: true })
  }
  const ready = signatureText(signature) !== null
  const hint = signature.method === 'drawn' ? sign.needed : sign.nameNeeded
  return (
    <Screen
      title={sign.title}
      start={<BackToReview />}
      foot={
        <SignAct
          state={signing.state}
          failure={signing.failure}
          hint={ready ? null : hint}
          onSign={() => void finish()}
        />
      }
    >
      <OutcomeLine />
      <SignedFacts />
      <DefectList />
      <SignatureField signature={signature} onChange={setSignature} />
    </Screen>
  )
}

type ActProps = Pick<Signing, 'state' | 'failure'> & { hint: string | null; onSign: () => void }

function SignAct({ state, failure, hint, onSign }: ActProps) {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { sign, common } = words.messages
  const act = sign.act(common.result[view.outcome.result].toLowerCase(), countWords(view.outcome, words))
  return (
    <div className="stack stack-tight">
      <Problem>{useSavingProblem(failure)}</Problem>
      {hint && <p className="quiet small">{hint}</p>}
      <Button look="primary" big wide disabled={hint !== null || state === 'saving'} onClick={onSign}>
        {state === 'saving' ? sign.signing : act}
      </Button>
      <p className="quiet small">{sign.ownerGets}</p>
    </div>
  )
}
