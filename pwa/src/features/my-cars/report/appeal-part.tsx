import type { AppealOfTest } from '@sac/contracts/http/appeals'
import type { VehicleTest } from '@sac/contracts/http/vehicles'
import { appealOperations } from '@sac/contracts/operations/appeals'
import { useState } from 'react'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AppealSheet } from './appeal-sheet.tsx'

/** Of a failed test: whoever does not accept it says so here, and reads what became of it. */
export function AppealPart({ test: { inspectionId, result } }: { test: VehicleTest }) {
  const mayDoubt = result.startsWith('fail')
  const { data } = useOffice(appealOperations['appeals.of-test'], { params: { inspectionId } }, { enabled: mayDoubt })
  if (!mayDoubt || !data) return null
  return (
    <>
      <Standing of={data} />
      {data.isOpen && <Doubt of={data} inspectionId={inspectionId} />}
    </>
  )
}

function Doubt({ of: { until }, inspectionId }: { of: AppealOfTest; inspectionId: string }) {
  const { messages, formats } = useWords()
  const { appeal: words } = messages.cars
  const [isOpen, setOpen] = useState(false)
  return (
    <section className="stack stack-tight">
      <h2>{words.title}</h2>
      <p>{words.text(formats.day(Date.parse(until)))}</p>
      <div>
        <Button onClick={() => setOpen(true)}>{words.open}</Button>
      </div>
      {isOpen && <AppealSheet inspectionId={inspectionId} onClose={() => setOpen(false)} />}
    </section>
  )
}

function Standing({ of: { appeal } }: { of: AppealOfTest }) {
  const { messages, formats } = useWords()
  const { appeal: words } = messages.cars
  if (!appeal || appeal.state === 'withdrawn') return null
  return (
    <Note>
      <h2>{appeal.decision ? words.decisions[appeal.decision] : words.waits}</h2>
      <p>{words.since(formats.day(Date.parse(appeal.receivedAt)))}</p>
      {appeal.note && <p dir="auto">{appeal.note}</p>}
    </Note>
  )
}
