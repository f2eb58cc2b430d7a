import type { PublicCentre } from '@sac/contracts/http/centres'
import { useEffect } from 'react'
import { Answered } from '#api/answered.tsx'
import { Link, useGo } from '#customer/link.tsx'
import { useCentres } from '#customer/use-centres.ts'
import { useWanted } from '#customer/use-wanted.ts'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { BookingSummary } from '../booking-summary.tsx'
import { wish } from '../model/draft.ts'
import { changeDraft, useDraft } from '../model/use-draft.ts'
import { Steps } from '../steps.tsx'
import { ServiceChoice } from './service-choice.tsx'
import { WhenPicker } from './when-picker.tsx'

/** The first step. What the address says is wanted, from a price or a failed report, is chosen already. */
export function WhenPage() {
  const given = useWanted()
  const { booking, home } = useWords().messages
  const centres = useCentres()
  useEffect(() => changeDraft(wish(given)), [given])
  return (
    <Page title={booking.whenTitle} aside={<BookingSummary />}>
      <Steps at="when" />
      <Answered of={centres}>
        {({ centres: [centre] }) => (centre ? <Choosing centre={centre} /> : <Note>{home.noCentre}</Note>)}
      </Answered>
    </Page>
  )
}

function Choosing({ centre }: { centre: PublicCentre }) {
  const { booking } = useWords().messages
  const draft = useDraft()
  const go = useGo()
  const take = (time: string) => {
    changeDraft({ time })
    go({ to: '/book/car' })
  }
  return (
    <>
      <ServiceChoice centre={centre} />
      <WhenPicker
        key={`${draft.kind} ${draft.category}`}
        centre={centre}
        wanted={draft}
        chosen={draft.time}
        onTime={take}
      />
      <div>
        <p className="quiet">{booking.noneSuits}</p>
        <Link className="link-on" to="/book/wait">
          {booking.waitAct}
          <Icon name="forward" />
        </Link>
      </div>
    </>
  )
}
