import '../my-cars.css'
import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useQueries } from '@tanstack/react-query'
import { Answered } from '#api/answered.tsx'
import { More } from '#api/more.tsx'
import { officeQuery } from '#api/use-office.ts'
import { usePages } from '#api/use-pages.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Page } from '#design/page.tsx'
import { Rows } from '#design/rows.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/customer/words.tsx'
import { listPapers } from '../model/list-papers.ts'
import { useCars } from '../use-car.ts'
import { InvoiceRow } from './invoice-row.tsx'
import { PaperRow } from './paper-row.tsx'

/** Every paper of the person: of their cars, and of what they paid. */
export function PapersPage() {
  const { papers } = useWords().messages
  return (
    <Page title={papers.title} wide>
      <RequirePerson>
        <div className="two-columns">
          <Certificates />
          <Invoices />
        </div>
      </RequirePerson>
    </Page>
  )
}

function Certificates() {
  const { papers } = useWords().messages
  const cars = useCars()
  return (
    <section className="card">
      <h2>{papers.certificates}</h2>
      <Answered of={cars}>
        {({ vehicles }) => <OfCars claims={vehicles.filter(({ status }) => status !== 'open')} />}
      </Answered>
    </section>
  )
}

function OfCars({ claims }: { claims: readonly VehicleClaim[] }) {
  const { messages } = useWords()
  const { papers, cars } = messages
  const read = vehicleOperations['vehicles.read']
  const views = useQueries({
    queries: claims.map(({ claimId }) => officeQuery(read, { params: { id: claimId } }, { kept: true })),
  })
  const known = views.flatMap(({ data }) => data ?? [])
  const own = listPapers(known)
  if (own.length === 0 && views.some(({ isPending }) => isPending)) return <Skeleton label={messages.common.loading} />
  if (own.length > 0)
    return (
      <Rows>
        {own.map((paper) => (
          <PaperRow key={paper.certificateId} paper={paper} withPlate />
        ))}
      </Rows>
    )
  return (
    <>
      <p className="quiet">{papers.noCertificates}</p>
      <div>
        <Link className="btn" to={claims.length === 0 ? '/cars/add' : '/cars'}>
          {claims.length === 0 ? cars.add : cars.title}
        </Link>
      </div>
    </>
  )
}

function Invoices() {
  const { papers } = useWords().messages
  const invoices = usePages(invoiceOperations['invoices.list'], { query: {} }, { kept: true })
  return (
    <section className="card">
      <h2>{papers.invoices}</h2>
      <Answered of={invoices}>
        {(pages) =>
          pages.every((page) => page.invoices.length === 0) ? (
            <p className="quiet">{papers.noInvoices}</p>
          ) : (
            <Rows>
              {pages.flatMap((page) =>
                page.invoices.map((invoice) => <InvoiceRow key={invoice.invoiceId} invoice={invoice} />),
              )}
            </Rows>
          )
        }
      </Answered>
      <More of={invoices} />
    </section>
  )
}
