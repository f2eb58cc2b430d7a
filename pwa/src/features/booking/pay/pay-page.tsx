import { paymentOperations } from '@sac/contracts/operations/payments'
import type { ReactNode } from 'react'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { usePerson } from '#api/use-person.ts'
import { RequirePerson } from '#customer/require-person.tsx'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { PayStanding } from './pay-standing.tsx'

/** The last step, of a time that is held: whatever happens to page or network, it says whether it has been paid. */
export const PayPage = () => (
  <ForPerson>
    <PayStanding appointmentId={useParam('appointmentId')} />
  </ForPerson>
)

/** Where the provider sends people back to, whatever came of it. */
export const PaidPage = () => (
  <ForPerson>
    <OfPayment paymentId={useParam('paymentId')} />
  </ForPerson>
)

/** What is shown to the customer is a page of its own; whoever is not signed in gets one to do so. */
function ForPerson({ children }: { children: ReactNode }) {
  const { booking } = useWords().messages
  const person = usePerson()
  if (person?.role === 'customer') return children
  return (
    <Page title={booking.payTitle}>
      <RequirePerson>{null}</RequirePerson>
    </Page>
  )
}

const againMs = 3_000

function OfPayment({ paymentId }: { paymentId: string }) {
  const { booking } = useWords().messages
  const payment = useOffice(paymentOperations['payments.read'], { params: { id: paymentId } }, { everyMs: againMs })
  if (payment.data) return <PayStanding appointmentId={payment.data.appointmentId} />
  return (
    <Page title={booking.asking} lead={booking.askingText}>
      {payment.error && (
        <Note tone="warn" icon="offline">
          <h2>{booking.payUnknown}</h2>
          <p>{booking.payUnknownText}</p>
        </Note>
      )}
      <Answered of={payment}>{() => null}</Answered>
    </Page>
  )
}
