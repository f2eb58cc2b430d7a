import type { VehicleTest, VehicleView } from '@sac/contracts/http/vehicles'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Rows } from '#design/rows.tsx'
import { useWords } from '#words/customer/words.tsx'
import { listPapers } from '../model/list-papers.ts'
import { PaperRow } from '../papers/paper-row.tsx'
import { ResultChip } from '../result-line.tsx'
import { dateOf } from '../use-car.ts'

/** The tests of a car, newest first, each leading to what it means; and the papers made of them. */
export function TestList({ view }: { view: VehicleView }) {
  const { cars } = useWords().messages
  const papers = listPapers([view])
  return (
    <>
      <section className="card">
        <h2>{cars.tests}</h2>
        {view.tests.length === 0 && <p className="quiet">{cars.testsNone}</p>}
        <Rows>
          {view.tests.map((test) => (
            <li key={test.inspectionId}>
              <TestRow test={test} claimId={view.claimId} />
            </li>
          ))}
        </Rows>
      </section>
      <section className="card">
        <h2>{cars.papers}</h2>
        {papers.length === 0 && <p className="quiet">{cars.papersNone}</p>}
        <Rows>
          {papers.map((paper) => (
            <PaperRow key={paper.certificateId} paper={paper} />
          ))}
        </Rows>
      </section>
    </>
  )
}

function TestRow({ test, claimId }: { test: VehicleTest; claimId: string }) {
  const { messages, formats } = useWords()
  const { cars } = messages
  const { inspectionId, kind, testedAt, result, centre, deficiencies } = test
  return (
    <Link className="row" to="/cars/$claimId/tests/$inspectionId" params={{ claimId, inspectionId }}>
      <span className="grow stack stack-tight">
        <span className="spread">
          <strong>{formats.date(dateOf(testedAt))}</strong>
          <ResultChip result={result} />
        </span>
        <span className="small quiet">
          {formats.list([cars.kind[kind], deficiencies.length > 0 && cars.defects(deficiencies.length)])}
          {' · '}
          <bdi>{centre}</bdi>
        </span>
      </span>
      <Icon name="forward" />
    </Link>
  )
}
