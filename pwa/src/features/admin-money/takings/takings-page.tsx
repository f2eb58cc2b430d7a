import '../money.css'
import type { Takings } from '@sac/contracts/http/reconciliation'
import { paymentOperations } from '@sac/contracts/operations/payments'
import { Link } from '#admin/link.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { useWords } from '#words/admin/words.tsx'
import { DayFields } from '../day-fields.tsx'
import { NoCentre } from '../no-centre.tsx'
import { useCentreDay } from '../use-centre-day.ts'
import { byCurrency, type Drawer, netOf, sumsOf } from './sums-of.ts'

/** What came in and went back at a centre on a day. */
export function TakingsPage() {
  const { money: words } = useWords().messages
  const { read, chosen } = useCentreDay()
  return (
    <OfficePage title={words.takings} acts={chosen && <DayFields of={chosen} />}>
      <Answered of={read}>
        {() => (chosen ? <DayTakings centreId={chosen.centreId} day={chosen.day} /> : <NoCentre />)}
      </Answered>
    </OfficePage>
  )
}

function DayTakings({ centreId, day }: { centreId: string; day: string }) {
  const asked = useOffice(
    paymentOperations['payments.takings'],
    { query: { centreId, day } },
    { everyMs: 30_000, keepsBefore: true },
  )
  return <Answered of={asked}>{(takings) => <Drawers of={takings} />}</Answered>
}

function Drawers({ of: takings }: { of: Takings }) {
  const { money: words, disputes } = useWords().messages
  const currencies = byCurrency(takings)
  if (currencies.length === 0) return <p className="empty quiet">{words.nothingTaken}</p>
  return (
    <div className="stack">
      {currencies.map((currency) => (
        <div key={currency} className="drawers">
          {sumsOf(takings, currency).map((drawer) => (
            <DrawerCard key={drawer.method ?? 'all'} of={drawer} currency={currency} />
          ))}
        </div>
      ))}
      {takings.disputed.length + takings.restored.length > 0 && <Link to="/money/disputes">{disputes.title}</Link>}
      <p className="quiet">{words.zone(takings.timeZone)}</p>
    </div>
  )
}

function DrawerCard({ of: drawer, currency }: { of: Drawer; currency: string }) {
  const { messages, formats } = useWords()
  const { money: words, disputes } = messages
  const money = (amountMinor: number) => formats.money({ amountMinor, currency })
  const { method, came, wentBack, count, backCount, disputed, restored } = drawer
  const name = method === null ? words.net : words.methods[method]
  return (
    <section className={method === null ? 'card drawer drawer-all' : 'card drawer'} aria-label={name}>
      <h2>{name}</h2>
      <p className="drawer-figure tabular">{money(netOf(drawer))}</p>
      <dl className="drawer-parts">
        <div>
          <dt>{words.came}</dt>
          <dd className="tabular">
            {money(came)} <span className="quiet small">{words.countOf(count)}</span>
          </dd>
        </div>
        <div>
          <dt>{words.wentBack}</dt>
          <dd className="tabular">
            {money(wentBack)} <span className="quiet small">{words.backOf(backCount)}</span>
          </dd>
        </div>
        {disputed > 0 && <Moved name={disputes.tookBack} amount={money(disputed)} />}
        {restored > 0 && <Moved name={disputes.restored} amount={money(restored)} />}
      </dl>
    </section>
  )
}

const Moved = ({ name, amount }: { name: string; amount: string }) => (
  <div>
    <dt>{name}</dt>
    <dd className="tabular">{amount}</dd>
  </div>
)
