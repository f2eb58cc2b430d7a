import type { PublicCentre } from '@sac/contracts/http/centres'
import { centreLine } from '#customer/centre-place.tsx'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { serviceOf } from '#customer/use-centres.ts'
import { Facts } from '#design/facts.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AtCentre } from '../at-centre.tsx'
import { BookingSummary } from '../booking-summary.tsx'
import { bookingOf } from '../model/draft.ts'
import { useDraft } from '../model/use-draft.ts'
import { Steps } from '../steps.tsx'
import { HoldAct } from './hold-act.tsx'

/** The third step: everything once more, and the account it belongs to. */
export function CheckPage() {
  const { booking } = useWords().messages
  return (
    <Page title={booking.checkTitle} aside={<BookingSummary />}>
      <Steps at="check" />
      <AtCentre>{(centre) => <Checking centre={centre} />}</AtCentre>
    </Page>
  )
}

function Checking({ centre }: { centre: PublicCentre }) {
  const { booking } = useWords().messages
  const draft = useDraft()
  const wanted = bookingOf(draft, centre.centreId)
  if (!wanted) return <NothingChosen isTimeMissing={draft.time === null} />
  return (
    <>
      <Chosen centre={centre} />
      <p className="quiet with-icon">
        <Icon name="info" />
        <span>{booking.bring}</span>
      </p>
      <RequirePerson why={booking.accountWhy}>
        <HoldAct key={draft.appointmentId} wanted={wanted} centre={centre} />
      </RequirePerson>
    </>
  )
}

function Chosen({ centre }: { centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const { booking, common, home } = messages
  const { time, vehicle, kind, category } = useDraft()
  const service = serviceOf(centre, { kind, category })
  const when = time && formats.list([formats.longDayIn(time, centre.timeZone), formats.timeIn(time, centre.timeZone)])
  return (
    <section className="card">
      <Facts
        of={[
          { name: booking.when, value: when, act: <Link to="/book">{common.change}</Link> },
          {
            name: booking.vehicle,
            value: <Plate>{vehicle?.plate ?? ''}</Plate>,
            act: <Link to="/book/car">{common.change}</Link>,
          },
          { name: booking.service, value: home.kinds[kind] },
          { name: booking.where, value: centreLine(centre, formats) },
          {
            name: booking.price,
            value: service && (
              <>
                <span className="price">{formats.money(service.price)}</span>{' '}
                <span className="small quiet">{booking.vat}</span>
              </>
            ),
          },
        ]}
      />
    </section>
  )
}

function NothingChosen({ isTimeMissing }: { isTimeMissing: boolean }) {
  const { booking } = useWords().messages
  return (
    <div className="card">
      <p>{isTimeMissing ? booking.nothingChosen : booking.plateMissing}</p>
      <div>
        <Link className="btn btn-primary" to={isTimeMissing ? '/book' : '/book/car'}>
          {isTimeMissing ? booking.whenTitle : booking.carTitle}
        </Link>
      </div>
    </div>
  )
}
