import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Plate } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { browserDevice } from '#device/browser-device.ts'
import { useSyncStatus } from '#device/hooks.ts'
import { waitingCount } from '#sync/sync-status.ts'
import { useWords } from '#words/words.tsx'
import { type InspectionRow, useInspectionRows } from '../data/use-inspection-rows.ts'
import { OutboxActs } from '../outbox/outbox-acts.tsx'

const isUnsent = ({ listing: { events, photos } }: InspectionRow) =>
  events.sent < events.total || photos.sent < photos.total

type Owed = {
  heard: boolean
  waits: boolean
  waiting: number
  unsent: readonly InspectionRow[]
  open: readonly InspectionRow[]
}

/** What waits here and what is not sealed; undefined until both are known. */
function useOwed(): Owed | undefined {
  const sync = useSyncStatus()
  const rows = useInspectionRows()
  if (!sync || !rows) return undefined
  const waiting = waitingCount(sync)
  const unsent = rows.filter(isUnsent)
  const waits = unsent.length > 0 || waiting > 0
  const open = rows.filter(({ summary }) => summary.open)
  return { heard: sync.reach === 'connected', waits, waiting, unsent, open }
}

/** What signing out for good does, and what must be sent or saved before. */
export function SignOutSheet({ onClose }: { onClose: () => void }) {
  const { settings, common } = useWords().messages
  const owed = useOwed()
  const [copied, setCopied] = useState(false)
  const mayLeave = owed !== undefined && (copied || !owed.waits)
  return (
    <Sheet title={settings.signOut} closeLabel={common.close} onClose={onClose} foot={<Leave disabled={!mayLeave} />}>
      {settings.signOutFacts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {owed?.heard === false && <p>{settings.signOutUnheard}</p>}
      {owed && <OpenNote rows={owed.open} />}
      {owed?.waits && <UnsentNote {...owed} onCopied={() => setCopied(true)} />}
    </Sheet>
  )
}

function Leave({ disabled }: { disabled: boolean }) {
  const { settings, common } = useWords().messages
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle')
  const leave = async () => {
    setState('leaving')
    try {
      await browserDevice().session.signOut()
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      <Problem>{state === 'failed' && common.errorTitle}</Problem>
      <Button look="primary" big wide disabled={disabled || state === 'leaving'} onClick={() => void leave()}>
        {settings.signOut}
      </Button>
    </>
  )
}

function Plates({ rows }: { rows: readonly InspectionRow[] }) {
  const { today } = useWords().messages
  return (
    <p className="cluster">
      {rows.map(({ listing: { inspectionId }, summary: { plate } }) => (
        <span key={inspectionId}>{plate ? <Plate>{plate}</Plate> : today.noPlate}</span>
      ))}
    </p>
  )
}

function OpenNote({ rows }: { rows: readonly InspectionRow[] }) {
  const { settings } = useWords().messages
  if (rows.length === 0) return null
  return (
    <Note>
      <p>{settings.signOutOpen}</p>
      <Plates rows={rows} />
    </Note>
  )
}

type UnsentProps = Pick<Owed, 'unsent' | 'waiting'> & { onCopied: () => void }

function UnsentNote({ unsent, waiting, onCopied }: UnsentProps) {
  const { settings, outbox } = useWords().messages
  return (
    <Note tone="warn">
      <p>{settings.signOutUnsent}</p>
      {unsent.length > 0 ? <Plates rows={unsent} /> : <p>{outbox.entries(waiting)}</p>}
      <OutboxActs onCopied={onCopied} />
    </Note>
  )
}
