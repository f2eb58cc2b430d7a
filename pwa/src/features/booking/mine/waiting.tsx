import type { WaitingEntry } from '@sac/contracts/http/bookings'
import { waitingListOperations } from '@sac/contracts/operations/waiting-list'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useOffice } from '#api/use-office.ts'
import { Link } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'

/** What somebody waits for, above what they have; nothing where they wait for nothing. */
export function Waiting() {
  const { appointments } = useWords().messages
  const list = useOffice(waitingListOperations['waiting-list.mine'], { query: {} })
  const open = list.data?.entries.filter(({ status }) => status === 'waiting' || status === 'offered') ?? []
  if (open.length === 0) return null
  return (
    <section className="stack stack-tight">
      <h2>{appointments.waiting}</h2>
      {open.map((entry) => (
        <Entry key={entry.entryId} entry={entry} />
      ))}
    </section>
  )
}

function Entry({ entry: { entryId, vehicle, firstDay, lastDay, status, appointmentId } }: { entry: WaitingEntry }) {
  const { messages, formats } = useWords()
  const { appointments } = messages
  const leave = useAct(waitingListOperations['waiting-list.leave'])
  return (
    <article className="card">
      <div className="spread">
        <Plate>{vehicle.plate}</Plate>
        {status === 'offered' && <span className="chip chip-minor">{appointments.offered}</span>}
      </div>
      <p>{appointments.waitingFor(formats.longDate(firstDay), formats.longDate(lastDay))}</p>
      <Problem>{refusalWords(leave.error, messages)}</Problem>
      <div className="cluster">
        {appointmentId && (
          <Link className="btn btn-primary" to="/book/pay/$appointmentId" params={{ appointmentId }}>
            {appointments.see}
          </Link>
        )}
        {status === 'waiting' && (
          <Button disabled={leave.isPending} onClick={() => leave.mutate({ params: { entryId } })}>
            {appointments.leave}
          </Button>
        )}
      </div>
    </article>
  )
}
