import type { BayClosing, Board } from '@sac/contracts/http/board'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { frameOf, quartersOf } from './day-layout.ts'
import { BayField, QuarterField } from './quarter-field.tsx'

export function CloseBayDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const words = useWords().messages.today
  const { centreId, bays } = board.centre
  const frame = frameOf(board)
  const times = quartersOf(frame)
  const [closing, setClosing] = useState({
    bay: bays[0] ?? '',
    from: times[0] ?? '',
    to: times.at(-1) ?? '',
    reason: '',
  })
  const set = (change: Partial<typeof closing>) => setClosing({ ...closing, ...change })
  const because = (reason: string) => set({ reason })
  const isReady = closing.from < closing.to
  return (
    <ActDialog
      row={centreOperations['centres.close-bay']}
      title={words.closeTitle}
      act={words.closeAct(closing.bay)}
      isDangerous
      missing={isReady ? null : words.untilMissing}
      input={({ actId: closingId }) => ({
        params: { centreId },
        body: { ...closing, closingId, reason: closing.reason.trim() || null },
      })}
      onClose={onClose}
    >
      <p>{words.closeText}</p>
      <BayField bays={bays} value={closing.bay} onChange={(bay) => set({ bay })} />
      <div className="pair">
        <QuarterField label={words.from} frame={frame} value={closing.from} onChange={(from) => set({ from })} />
        <QuarterField label={words.until} frame={frame} value={closing.to} onChange={(to) => set({ to })} />
      </div>
      <TextField label={words.why} dir="auto" maxLength={60} value={closing.reason} onChange={because} />
    </ActDialog>
  )
}

type ReopenProps = { board: Board; closing: BayClosing; onClose: () => void }

export function ReopenDialog({ board, closing: { bay, closingId, reason }, onClose }: ReopenProps) {
  const words = useWords().messages.today
  return (
    <ActDialog
      row={centreOperations['centres.reopen-bay']}
      title={words.reopenTitle(bay)}
      act={words.reopenAct(bay)}
      input={({ actId: commandId }) => ({
        params: { centreId: board.centre.centreId, closingId },
        body: { commandId },
      })}
      onClose={onClose}
    >
      {reason && (
        <p>
          <bdi>{reason}</bdi>
        </p>
      )}
      <p>{words.reopenText}</p>
    </ActDialog>
  )
}
