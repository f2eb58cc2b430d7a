import type { PublicCentre } from '@sac/contracts/http/centres'
import { addDays, dateIn } from '@sac/contracts/inspection/calendar'
import { waitingListOperations } from '@sac/contracts/operations/waiting-list'
import { type SubmitEvent, useState } from 'react'
import { officeNow } from '#api/office-clock.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/customer/words.tsx'
import { AtCentre } from '../at-centre.tsx'
import { BookingSummary } from '../booking-summary.tsx'
import { CarForm } from '../car/car-form.tsx'
import { useDraft } from '../model/use-draft.ts'
import { DayField } from './day-field.tsx'

/** For whom no free time suits: who is next gets one that is let go. */
export function WaitPage() {
  const { booking } = useWords().messages
  return (
    <Page title={booking.waitTitle} lead={booking.waitLead} aside={<BookingSummary />}>
      <AtCentre>{(centre) => <ForCar centre={centre} />}</AtCentre>
    </Page>
  )
}

function ForCar({ centre }: { centre: PublicCentre }) {
  const { booking } = useWords().messages
  const { vehicle } = useDraft()
  if (!vehicle) return <CarForm leadsTo="/book/wait" />
  return (
    <RequirePerson why={booking.accountWhy}>
      <Between centre={centre} />
    </RequirePerson>
  )
}

const twoWeeks = 14

function Between({ centre }: { centre: PublicCentre }) {
  const { messages } = useWords()
  const { booking, common } = messages
  const { kind, vehicle, vehicleId } = useDraft()
  const [today] = useState(() => dateIn(centre.timeZone, new Date(officeNow()).toISOString()))
  const [firstDay, setFirst] = useState(today)
  const [lastDay, setLast] = useState(() => addDays(today, twoWeeks))
  const horizon = addDays(today, centre.rules.horizonDays)
  const [entryId] = useState(createId)
  const join = useAct(waitingListOperations['waiting-list.join'])
  const takeFirst = (day: string) => {
    setFirst(day)
    if (lastDay < day) setLast(day)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (vehicle)
      join.mutate({ body: { entryId, centreId: centre.centreId, kind, firstDay, lastDay, vehicle, vehicleId } })
  }
  if (join.data) return <Joined firstDay={firstDay} lastDay={lastDay} />
  return (
    <form className="card" onSubmit={submit}>
      <div className="spread">
        <Plate>{vehicle?.plate ?? ''}</Plate>
        <Link className="link-on" to="/book/car">
          {common.change}
        </Link>
      </div>
      <DayField label={booking.from} day={firstDay} first={today} last={horizon} onDay={takeFirst} />
      <DayField label={booking.to} day={lastDay} first={firstDay} last={horizon} onDay={setLast} />
      <Problem>{refusalWords(join.error, messages)}</Problem>
      <Button look="primary" wide submits disabled={join.isPending}>
        {booking.join}
      </Button>
    </form>
  )
}

function Joined({ firstDay, lastDay }: { firstDay: string; lastDay: string }) {
  const { messages, formats } = useWords()
  const { booking, appointments } = messages
  return (
    <output className="card">
      <h2>{booking.waitingTitle}</h2>
      <p>{booking.waitingText(formats.longDate(firstDay), formats.longDate(lastDay))}</p>
      <div>
        <Link className="btn btn-primary" to="/appointments">
          {appointments.title}
        </Link>
      </div>
    </output>
  )
}
