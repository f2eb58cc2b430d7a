import type { ReactNode } from 'react'
import { serviceOf, useChosenCentre } from '#customer/use-centres.ts'
import { wordOf } from '#design/i18n/word-of.ts'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { useDraft } from './model/use-draft.ts'

type Summary = {
  kind: 'periodic' | 'retest' | 'voluntary'
  category: string
  time: string | null
  timeZone: string | undefined
  plate: string | undefined
  price: string | undefined
  /** How long it is still held, for instance. */
  foot?: ReactNode
}

/** What is being booked and what it costs: beside the page, on a phone always at its top. */
export function Summary({ kind, category, time, timeZone, plate, price, foot }: Summary) {
  const { messages, formats } = useWords()
  const { home } = messages
  return (
    <div className="summary card">
      <div className="summary-what">
        <strong>{home.kinds[kind]}</strong>
        <span className="quiet small summary-more">{wordOf(home.categories, category)}</span>
        {time && timeZone && (
          <span className="summary-when">
            {formats.list([formats.dayIn(time, timeZone), formats.timeIn(time, timeZone)])}
          </span>
        )}
        {plate && (
          <span className="summary-more">
            <Plate>{plate}</Plate>
          </span>
        )}
      </div>
      <div className="summary-price">
        <span className="price">{price}</span>
        <span className="small quiet summary-more">{messages.booking.vat}</span>
        {foot}
      </div>
    </div>
  )
}

/** The same of what is not held yet. */
export function BookingSummary() {
  const { formats } = useWords()
  const { centreId, kind, category, time, vehicle } = useDraft()
  const { centre } = useChosenCentre(centreId)
  const service = centre && serviceOf(centre, { kind, category })
  return (
    <Summary
      kind={kind}
      category={category}
      time={time}
      timeZone={centre?.timeZone}
      plate={vehicle?.plate}
      price={service && formats.money(service.price)}
    />
  )
}
