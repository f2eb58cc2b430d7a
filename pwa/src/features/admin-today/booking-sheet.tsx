import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import type { DayInspection } from '@sac/contracts/http/inspection-day'
import { type ReactNode, useState } from 'react'
import { Link } from '#admin/link.tsx'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Bar } from './bar.tsx'
import { BookingMeanwhile } from './booking-meanwhile.tsx'
import { CancelDialog, CheckInDialog, ConfirmDialog, ExtendDialog, MissedDialog } from './counter-dialogs.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { usePlaceWords } from './quarter-field.tsx'
import { useStaff } from './today-data.ts'

const acts = ['checkIn', 'reassign', 'move', 'confirm', 'extend', 'missed', 'cancel'] as const
type Act = (typeof acts)[number]

/** What may be done in which state; the office has the last word. */
const allowed: Readonly<Partial<Record<BoardAppointment['status'], readonly Act[]>>> = {
  pending: ['confirm', 'move', 'extend', 'cancel'],
  confirmed: ['checkIn', 'move', 'extend', 'missed', 'cancel'],
  'checked-in': ['reassign', 'extend', 'cancel'],
}

type Props = {
  of: BoardAppointment
  board: Board
  inspection: DayInspection | undefined
  onClose: () => void
}

/** One booking: what is known, and what can be done. */
export function BookingSheet({ of, board, inspection, onClose }: Props) {
  const { messages } = useWords()
  const { today: words, common } = messages
  const [act, setAct] = useState<Act | null>(null)
  if (act) return <ActOf act={act} of={of} board={board} onClose={onClose} />
  return (
    <Sheet title={of.vehicle.plate} closeLabel={common.close} onClose={onClose}>
      <BookingMeanwhile of={of} board={board} />
      <BookingFacts of={of} board={board} />
      {inspection?.progress && <Bar of={inspection.progress} />}
      <div className="cluster">
        {(allowed[of.status] ?? []).map((name, at) => (
          <Button key={name} look={at === 0 ? 'primary' : 'plain'} onClick={() => setAct(name)}>
            {words.acts[name]}
          </Button>
        ))}
        {inspection && (
          <Link
            className="btn btn-plain"
            to="/inspections/$inspectionId"
            params={{ inspectionId: inspection.inspectionId }}
          >
            {words.toInspection}
          </Link>
        )}
      </div>
    </Sheet>
  )
}

type ActProps = { act: Act; of: BoardAppointment; board: Board; onClose: () => void }

function ActOf({ act, ...rest }: ActProps) {
  switch (act) {
    case 'checkIn':
    case 'reassign':
      return <CheckInDialog {...rest} />
    case 'move':
      return <MoveDialog {...rest} />
    case 'confirm':
      return <ConfirmDialog {...rest} />
    case 'extend':
      return <ExtendDialog {...rest} />
    case 'missed':
      return <MissedDialog {...rest} />
    case 'cancel':
      return <CancelDialog {...rest} />
  }
}

function BookingFacts({ of, board: { centre } }: { of: BoardAppointment; board: Board }) {
  const { messages, formats } = useWords()
  const words = messages.today
  const { nameOf } = useStaff()
  const place = usePlaceWords(centre.timeZone)
  const { vehicle, price, paymentId, heldUntil } = of
  const held = heldUntil && words.held(formats.timeIn(heldUntil, centre.timeZone))
  const facts: readonly (readonly [string, ReactNode])[] = [
    [words.plate, <Plate key="plate">{vehicle.plate}</Plate>],
    [words.make, [vehicle.make, vehicle.model].filter(Boolean).join(' ') || messages.common.unknown],
    [words.kind, words.kinds[of.kind]],
    [words.time, place(of)],
    [words.status, formats.list([words.statuses[of.status], held])],
    [words.customer, of.customerName ?? words.atCounter],
    [words.price, formats.list([price && formats.money(price), paymentId === null ? words.unpaid : words.paid])],
    [words.inspector, nameOf(of.inspectorId) ?? messages.common.none],
  ]
  return (
    <dl className="booking-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}
