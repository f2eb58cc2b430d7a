import '../my-cars.css'
import type { VehicleTest, VehicleView } from '@sac/contracts/http/vehicles'
import { Answered } from '#customer/answered.tsx'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { useParam } from '#customer/use-address.ts'
import { usePerson } from '#customer/use-person.ts'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { adviceFor, isForbidden } from '../model/report-advice.ts'
import { today, useCar } from '../use-car.ts'
import { AdviceList } from './advice-list.tsx'
import { Findings } from './findings.tsx'
import { ReportAside } from './report-aside.tsx'

/** One test in plain words: what it means, what to do and by when, then what was found. */
export function ReportPage() {
  const claimId = useParam('claimId')
  const inspectionId = useParam('inspectionId')
  const { cars } = useWords().messages
  const person = usePerson()
  const car = useCar(claimId, { enabled: person !== null })
  const test = person ? car.data?.tests.find((one) => one.inspectionId === inspectionId) : undefined
  return (
    <Page
      title={test ? cars.result[test.result] : cars.tests}
      heading={test && <ReportHeading test={test} />}
      aside={test && car.data && <ReportAside test={test} car={car.data} />}
    >
      <RequirePerson>
        <Answered of={car}>
          {(view) => (test ? <Report test={test} car={view} /> : <NoSuchTest claimId={claimId} />)}
        </Answered>
      </RequirePerson>
    </Page>
  )
}

function ReportHeading({ test: { result, plate } }: { test: VehicleTest }) {
  const { cars } = useWords().messages
  return (
    <span className="report-heading">
      <span>{cars.result[result]}</span>
      <Plate>{plate}</Plate>
    </span>
  )
}

function NoSuchTest({ claimId }: { claimId: string }) {
  const { cars } = useWords().messages
  return (
    <Note tone="warn">
      <p>{cars.testNotFound}</p>
      <div>
        <Link className="btn" to="/cars/$claimId" params={{ claimId }}>
          {cars.tests}
        </Link>
      </div>
    </Note>
  )
}

function Report({ test, car }: { test: VehicleTest; car: VehicleView }) {
  const { cars } = useWords().messages
  const isLatest = car.tests.find(({ result }) => result !== 'abandoned') === test
  const forbidden = isForbidden(test) && isLatest
  return (
    <>
      {forbidden ? (
        <p className="do-not-drive">{cars.means['fail-dangerous']}</p>
      ) : (
        <p className="lead">{cars.means[test.result]}</p>
      )}
      <AdviceList of={adviceFor(test, { today: today(), isLatest })} />
      <Findings of={test.deficiencies} claimId={car.claimId} />
    </>
  )
}
