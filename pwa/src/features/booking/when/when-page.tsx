import type { PublicCentre } from '@sac/contracts/http/centres'
import { useEffect } from 'react'
import { centreLine } from '#customer/centre-place.tsx'
import { Link, useGo } from '#customer/link.tsx'
import { useCentres } from '#customer/use-centres.ts'
import { useWanted } from '#customer/use-wanted.ts'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { AtCentre } from '../at-centre.tsx'
import { BookingSummary } from '../booking-summary.tsx'
import { wish } from '../model/draft.ts'
import { changeDraft, useDraft } from '../model/use-draft.ts'
import { Steps } from '../steps.tsx'
import { ServiceChoice } from './service-choice.tsx'
import { WhenPicker } from './when-picker.tsx'

/** The first step. What the address says is wanted, from a price or a failed report, is chosen already. */
export function WhenPage() {
  const given = useWanted()
  const { booking } = useWords().messages
  useEffect(() => changeDraft(wish(given)), [given])
  return (
    <Page title={booking.whenTitle} aside={<BookingSummary />}>
      <Steps at="when" />
      <AtCentre>{(centre) => <Choosing key={centre.centreId} centre={centre} />}</AtCentre>
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
      <ChosenCentre centre={centre} />
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

/** Where there are several: which it is, and how to take another. */
function ChosenCentre({ centre }: { centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const centres = useCentres().data?.centres ?? []
  const go = useGo()
  if (centres.length < 2) return null
  const again = () => {
    changeDraft({ centreId: null })
    go({ to: '/book' })
  }
  return (
    <p>
      {centreLine(centre, formats)}{' '}
      <Button look="plain" onClick={again}>
        {messages.home.otherCentre}
      </Button>
    </p>
  )
}
