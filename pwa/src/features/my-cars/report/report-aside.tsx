import type { VehicleTest, VehicleView } from '@sac/contracts/http/vehicles'
import { Link } from '#customer/link.tsx'
import { Facts } from '#design/facts.tsx'
import { Rows } from '#design/rows.tsx'
import { useWords } from '#words/customer/words.tsx'
import { BookLink } from '../book-link.tsx'
import { listPapers } from '../model/list-papers.ts'
import { nextKind, nextStep } from '../model/next-step.ts'
import { NextLine } from '../next-line.tsx'
import { PaperRow } from '../papers/paper-row.tsx'
import { dateOf, today } from '../use-car.ts'

/** When and where it was tested, its papers, and the act that follows. */
export function ReportAside({ test, car }: { test: VehicleTest; car: VehicleView }) {
  const { messages, formats } = useWords()
  const { cars } = messages
  const own = listPapers([{ claimId: car.claimId, tests: [test] }])
  return (
    <div className="card">
      {car.status === 'confirmed' && <Next test={test} car={car} />}
      <Facts
        of={[
          { name: cars.date, value: formats.date(dateOf(test.testedAt)) },
          { name: cars.kind[test.kind], value: <bdi>{test.centre}</bdi> },
        ]}
      />
      <Rows>
        {own.map((paper) => (
          <PaperRow key={paper.certificateId} paper={paper} />
        ))}
      </Rows>
      <div>
        <Link className="btn btn-plain" to="/cars/$claimId" params={{ claimId: car.claimId }}>
          {messages.papers.carOf}
        </Link>
      </div>
    </div>
  )
}

/** Only the latest test asks for something. */
function Next({ test, car }: { test: VehicleTest; car: VehicleView }) {
  const { cars } = useWords().messages
  const next = nextStep(car, today())
  const kind = nextKind(next)
  if (!('inspectionId' in next) || next.inspectionId !== test.inspectionId) return null
  return (
    <>
      <NextLine next={next} />
      <BookLink car={car} kind={kind} look="primary" wide>
        {kind === 'retest' ? cars.bookRetest : cars.book}
      </BookLink>
    </>
  )
}
