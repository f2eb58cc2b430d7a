import { findProfile, profiles } from '@sac/contracts/template/profiles'
import { judgeText, textLimits } from '@sac/contracts/text/judge-text'
import { Navigate, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { ChooseOne } from '#design/choices.tsx'
import { Problem } from '#design/problem.tsx'
import { Screen } from '#design/screen.tsx'
import { TextArea } from '#design/text-field.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { BackToReview } from '../back-link.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { signatureText, unsigned } from '../model/signature.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { useSigning } from '../recording/use-signing.ts'
import { SignedFacts } from '../review/signed-facts.tsx'
import { useKeptText } from '../text-draft.ts'
import { SignatureField } from './signature-field.tsx'

type Grounds = { code: string | null; text: string }

/** The profile's reason, and more about it where the reason is another one. */
const isGiven = ({ code, text }: Grounds): boolean =>
  code !== null && (code !== 'other' || text.trim() !== '') && !judgeText(text, 'reason')

/** Closes an inspection that cannot be finished, with a reason from the profile's list. */
export function AbandonScreen() {
  const { id, view } = useCurrentInspection()
  const { sign } = useWords().messages
  const [code, setCode] = useState<string | null>(null)
  const { text, setText, drop } = useKeptText('abandon')
  const [signature, setSignature] = useState(unsigned)
  const signing = useSigning()
  const problem = useSavingProblem(signing.failure)
  const navigate = useNavigate()
  if (view.sealed && signing.state === 'idle')
    return <Navigate to="/i/$inspectionId/review" params={{ inspectionId: id }} replace />
  const ready = isGiven({ code, text }) && signatureText(signature) !== null && signing.state !== 'saving'
  const abandon = async () => {
    if (code === null || !(await signing.abandon(signature, { code, text: text.trim() || null }))) return
    drop()
    await navigate({ to: '/', replace: true })
  }
  return (
    <Screen
      title={sign.abandonTitle}
      start={<BackToReview />}
      foot={
        <div className="stack stack-tight">
          <Problem>{problem}</Problem>
          <Button look="fail" big wide disabled={!ready} onClick={() => void abandon()}>
            {sign.abandonAct}
          </Button>
        </div>
      }
    >
      <SignedFacts />
      <GroundsFields grounds={{ code, text }} onCode={setCode} onText={setText} />
      <SignatureField signature={signature} onChange={setSignature} />
    </Screen>
  )
}

type GroundsProps = { grounds: Grounds; onCode: (code: string) => void; onText: (text: string) => void }

function GroundsFields({ grounds, onCode, onText }: GroundsProps) {
  const { sign, common } = useWords().messages
  const { view } = useCurrentInspection()
  const problem = useTextProblem('reason')
  const profile = findProfile(view.state.started?.value.profileId ?? '') ?? profiles[0]
  const options = (profile?.abandonReasons ?? []).map((reason) => ({
    value: reason.code,
    label: <LocalWords of={reason.text} />,
  }))
  const needsText = grounds.code === 'other'
  return (
    <>
      <p>{sign.abandonWhy}</p>
      <ChooseOne legend={sign.abandonReason} options={options} value={grounds.code} onChange={onCode} />
      <TextArea
        label={needsText ? sign.abandonText : `${sign.abandonText} (${common.optional})`}
        maxLength={textLimits.reason.max}
        value={grounds.text}
        problem={problem(grounds.text)}
        onChange={onText}
      />
    </>
  )
}
