import { signatureStands } from '@sac/contracts/inspection/outcome'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { signatureText, unsigned } from '../model/signature.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { useSigning } from '../recording/use-signing.ts'
import { SignatureField } from '../sign/signature-field.tsx'
import { rewritable } from './rewritable.ts'
import { useGrounds } from './use-grounds.tsx'

/** Whether the signature that is there is under what is sealed now, and still readable. */
function useSignatureStands(isGone: (sha256: string) => boolean): boolean {
  const { state, outcome } = useCurrentInspection().view
  const result = state.seals[0]?.type === 'abandoned' ? 'abandoned' : outcome.result
  const strokes = state.signature?.value.strokes.sha256
  return signatureStands(state, result) && strokes !== undefined && !isGone(strokes)
}

/** A new seal over what has been put right since the last one, once nothing the office refused is left. */
export function SealAgain({ isGone }: { isGone: (sha256: string) => boolean }) {
  const { conflicts } = useWords().messages
  const { view } = useCurrentInspection()
  const { state, failure, sealAgain } = useSigning()
  const navigate = useNavigate()
  const [signature, setSignature] = useState(unsigned)
  const stands = useSignatureStands(isGone)
  const grounds = useGrounds()
  const seal = async () => {
    if (!(await sealAgain(conflicts.sealReason, { signature: stands ? null : signature, text: grounds.text }))) return
    grounds.drop()
    await navigate({ to: '/' })
  }
  const ready = (stands || signatureText(signature) !== null) && grounds.stand && rewritable(view.state).length === 0
  return (
    <div className="stack stack-tight">
      {grounds.field}
      {!stands && (
        <>
          <p>{conflicts.signAgain}</p>
          <SignatureField signature={signature} onChange={setSignature} />
        </>
      )}
      <Problem>{useSavingProblem(failure)}</Problem>
      <Button icon="pen" disabled={!ready || state === 'saving'} onClick={() => void seal()}>
        {conflicts.sealAgain}
      </Button>
    </div>
  )
}
