import type { ConfirmByPaper, VehicleView } from '@sac/contracts/http/vehicles'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useState } from 'react'
import { Form } from '#api/form.tsx'
import { Refused } from '#api/office.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useGo } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { type Messages } from '#words/customer/en.ts'
import { useWords } from '#words/customer/words.tsx'
import { CodePicture } from './code-picture.tsx'
import { EndCarSheet } from './end-car-sheet.tsx'
import { shownCode, shownNumber } from './shown-paper.ts'

/** Two ways to prove that a claimed car is one's own: a paper of it, now; or its registration document, at the counter. */
export function ProveCar({ claim }: { claim: VehicleView }) {
  const { cars } = useWords().messages
  return (
    <>
      <p className="lead">{cars.proveWhy}</p>
      <ByPaper claimId={claim.claimId} />
      <section className="card">
        <h2>{cars.atCounter}</h2>
        <p>{cars.atCounterWhy}</p>
      </section>
      <GiveUp claim={claim} />
    </>
  )
}

function refusalOf(error: unknown, messages: Messages): string | null {
  const isLimited = error instanceof Refused && error.problem.code === 'request.limited'
  return isLimited ? messages.cars.manyProofs : refusalWords(error, messages)
}

function useProof(claimId: string) {
  const { messages } = useWords()
  const { cars } = messages
  const confirm = useAct(vehicleOperations['vehicles.confirm'])
  const [wrong, setWrong] = useState<'numberWrong' | 'scannedOther' | null>(null)
  const show = (shown: ConfirmByPaper | null, otherwise: 'numberWrong' | 'scannedOther') => {
    setWrong(shown ? null : otherwise)
    if (shown) confirm.mutate({ params: { id: claimId }, body: shown })
  }
  return {
    isPending: confirm.isPending,
    problem: wrong ? cars[wrong] : refusalOf(confirm.error, messages),
    showNumber: (typed: string) => show(shownNumber(typed), 'numberWrong'),
    showCode: (text: string) => show(shownCode(text), 'scannedOther'),
  }
}

function ByPaper({ claimId }: { claimId: string }) {
  const { cars } = useWords().messages
  const [number, setNumber] = useState('')
  const proof = useProof(claimId)
  const submit = () => {
    proof.showNumber(number)
  }
  return (
    <Form className="card" onSubmit={submit}>
      <h2>{cars.byPaper}</h2>
      <TextField
        label={cars.number}
        hint={cars.byPaperWhy}
        className="num"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        value={number}
        onChange={setNumber}
      />
      <Problem>{proof.problem}</Problem>
      <div className="cluster">
        <Button look="primary" submits disabled={proof.isPending || number.trim() === ''}>
          {proof.isPending ? cars.checking : cars.check}
        </Button>
        <CodePicture onRead={proof.showCode} />
      </div>
    </Form>
  )
}

function GiveUp({ claim }: { claim: VehicleView }) {
  const { cars } = useWords().messages
  const [asks, setAsks] = useState(false)
  const go = useGo()
  return (
    <div>
      <Button look="plain" onClick={() => setAsks(true)}>
        {cars.removeClaim}
      </Button>
      {asks && (
        <EndCarSheet claim={claim} onClose={() => setAsks(false)} onEnded={() => go({ to: '/cars', replace: true })} />
      )}
    </div>
  )
}
