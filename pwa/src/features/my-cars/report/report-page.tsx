import '../my-cars.css'
import type { VehicleTest, VehicleView } from '@sac/contracts/http/vehicles'
import { Answered } from '#api/answered.tsx'
import { useParam } from '#api/use-param.ts'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Note } from '#design/note.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { adviceFor, isForbidden } from '../model/report-advice.ts'
import { today, useCar } from '../use-car.ts'
import { AdviceList } from './advice-list.tsx'
import { AppealPart } from './appeal-part.tsx'
import { Findings } from './findings.tsx'
import { ReportAside } from './report-aside.tsx'

/** One test in plain words: what it means, what to do and by when, then what was found. */
export function ReportPage() {
  const claimId = useParam('claimId')
  const inspectionId = useParam('inspectionId')
  const { cars } = useWords().messages
  const person = usePerson()
  const car = useCar(claimId, { enabled: person !== null })
  const shown = person && car.data && reportIn(car.data, inspectionId)
  return (
    <Page
      title={shown ? cars.result[shown.test.result] : cars.tests}
      heading={shown && <ReportHeading test={shown.test} />}
      lead={shown && <Meaning {...shown} />}
      aside={shown && <ReportAside {...shown} />}
    >
      <RequirePerson>
        <Answered of={car}>{() => (shown ? <Report {...shown} /> : <NoSuchTest claimId={claimId} />)}</Answered>
      </RequirePerson>
    </Page>
  )
}

function reportIn(car: VehicleView, inspectionId: string): { test: VehicleTest; car: VehicleView } | null {
  const test = car.tests.find((one) => one.inspectionId === inspectionId)
  return test ? { test, car } : null
}

const isLatestOf = ({ tests }: VehicleView, test: VehicleTest): boolean =>
  tests.find(({ result }) => result !== 'abandoned') === test

/** What the result means, before anything else; louder than everything where the car must not be driven. */
function Meaning({ test, car }: { test: VehicleTest; car: VehicleView }) {
  const { means } = useWords().messages.cars
  const isNow = isForbidden(test) && isLatestOf(car, test)
  return isNow ? <strong className="do-not-drive">{means['fail-dangerous']}</strong> : means[test.result]
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
  const isLatest = isLatestOf(car, test)
  return (
    <>
      <AdviceList of={adviceFor(test, { today: today(), isLatest })} />
      <Findings of={test.deficiencies} claimId={car.claimId} />
      <AppealPart test={test} />
    </>
  )
}
