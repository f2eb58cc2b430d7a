import type { Holder } from '@sac/contracts/inspection/holders'
import { isolated } from '@sac/contracts/text/isolate'
import { judgeText } from '@sac/contracts/text/judge-text'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { ChooseOne } from '#design/choices.tsx'
import { Note } from '#design/note.tsx'
import { Plate } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { Screen } from '#design/screen.tsx'
import { TextArea } from '#design/text-field.tsx'
import { useReasons } from '#words/use-reasons.ts'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { takeOver } from '../actions/take-over.ts'
import { BackToToday } from '../back-link.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useQuickOfficeData } from '../data/use-office-data.ts'
import type { Holding } from '../model/holding.ts'
import { ConnectionButton } from '../outbox/connection-button.tsx'
import { useRecording } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { useKeptText } from '../text-draft.ts'
import { useHolderWords } from './use-holder-words.ts'

export type HeldByOthers = Exclude<Holding, { status: 'mine' }>

const reasonKeys = ['shift', 'called-away', 'device', 'appointed'] as const
type Grounds = { key: (typeof reasonKeys)[number] | 'other' | null; text: string }

/** The reason as it is recorded; empty while none is given. */
function useReason({ key, text }: Grounds): string {
  const { takeover, common } = useWords().messages
  const chosen = key === null || key === 'other' ? '' : takeover.reasons[key]
  return [chosen, text.trim()].filter(Boolean).join(common.colon)
}

/** The car as the appointment has it; null without one. */
function usePlannedVehicle() {
  const { id } = useCurrentInspection()
  const assignments = useQuickOfficeData({ templates: false })?.assignments
  return assignments?.find(({ inspectionId }) => inspectionId === id)?.vehicle ?? null
}

/** `notMine`: the office has said that what was recorded here does not count. */
type TakeOverProps = { holding: HeldByOthers; notMine: boolean }

/** Someone else has this inspection: who, since when and why, and the way to go on with it, with a reason. Works offline. */
export function TakeOverScreen({ holding, notMine }: TakeOverProps) {
  const { view } = useCurrentInspection()
  const { takeover } = useWords().messages
  const reasons = useReasons({ asks: notMine })
  const { record, state, failure } = useRecording()
  const planned = usePlannedVehicle()
  const [key, setKey] = useState<Grounds['key']>(null)
  const { text, setText, drop } = useKeptText('take-over')
  const [tried, setTried] = useState(false)
  const reason = useReason({ key, text })
  const act = async () => {
    setTried(true)
    if (!reason || judgeText(reason, 'unprinted')) return
    if (await record(takeOver({ holders: holding.holders, reason, state: view.state, planned }))) drop()
  }
  return (
    <Screen
      title={takeover.title}
      start={<BackToToday />}
      end={<ConnectionButton />}
      foot={
        <div className="stack stack-tight">
          <Problem>{useSavingProblem(failure)}</Problem>
          <Problem>{tried && !reason && takeover.reasonNeeded}</Problem>
          <Button look="primary" big wide disabled={state === 'saving'} onClick={() => void act()}>
            {sentenceOf(holding) === 'takenOver' ? takeover.takeBack : takeover.act}
          </Button>
        </div>
      }
    >
      <Subject plate={view.plate ?? planned?.plate} name={view.name} />
      <Note tone="warn">
        <HeldBy holding={holding} />
        {notMine && <p>{reasons?.['not-holder']}</p>}
      </Note>
      <ReasonFields grounds={{ key, text }} onKey={setKey} onText={setText} />
    </Screen>
  )
}

function Subject({ plate, name }: { plate: string | null | undefined; name: string }) {
  const { today } = useWords().messages
  return (
    <p className="cluster">
      {plate ? <Plate>{plate}</Plate> : today.noPlate}
      <bdi>{name}</bdi>
    </p>
  )
}

const sentenceOf = (holding: HeldByOthers) => {
  if (holding.status === 'shared') return 'both'
  const tookOver = holding.holders.some(({ reason }) => reason !== null)
  return holding.recorded && tookOver ? 'takenOver' : 'heldBy'
}

function HeldBy({ holding }: { holding: HeldByOthers }) {
  const { messages, formats } = useWords()
  const { takeover } = messages
  const { view } = useCurrentInspection()
  const wordsOf = useHolderWords()
  const [first] = holding.holders
  const since = first ? `${formats.day(first.at)} ${formats.time(first.at)}` : ''
  const answered = takeover.known(formats.number(view.answered), formats.number(view.items.length))
  return (
    <>
      <p>
        <strong>{takeover[sentenceOf(holding)](wordsOf(holding.holders), since)}</strong>
      </p>
      <Reasons holders={holding.holders} />
      {view.items.length > 0 && <p>{answered}</p>}
      <p>{takeover.nothingLost}</p>
    </>
  )
}

function Reasons({ holders }: { holders: readonly Holder[] }) {
  const { takeover, common } = useWords().messages
  const given = holders.flatMap(({ reason }) => reason ?? [])
  return given.map((reason) => <p key={reason}>{takeover.reason + common.colon + isolated(reason)}</p>)
}

type ReasonProps = { grounds: Grounds; onKey: (key: Grounds['key']) => void; onText: (text: string) => void }

function ReasonFields({ grounds, onKey, onText }: ReasonProps) {
  const { takeover, common } = useWords().messages
  const problem = useTextProblem('unprinted')
  const options = [...reasonKeys, 'other' as const].map((key) => ({ value: key, label: takeover.reasons[key] }))
  return (
    <>
      <ChooseOne legend={takeover.why} options={options} value={grounds.key} onChange={onKey} />
      <TextArea
        label={grounds.key === 'other' ? takeover.more : `${takeover.more} (${common.optional})`}
        maxLength={400}
        value={grounds.text}
        problem={problem(grounds.text)}
        onChange={onText}
      />
    </>
  )
}
