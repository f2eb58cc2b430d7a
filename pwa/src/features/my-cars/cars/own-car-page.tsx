import '../my-cars.css'
import type { VehicleView } from '@sac/contracts/http/vehicles'
import { Answered } from '#api/answered.tsx'
import { useParam } from '#api/use-param.ts'
import { usePerson } from '#api/use-person.ts'
import { RequirePerson } from '#customer/require-person.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/customer/words.tsx'
import { useCar } from '../use-car.ts'
import { CarAside } from './car-aside.tsx'
import { CarInvoices } from './car-invoices.tsx'
import { OdometerSection } from './odometer-section.tsx'
import { ProveCar } from './prove-car.tsx'
import { TestList } from './test-list.tsx'

/** One car: what is next, its tests, readings and invoices; or how to prove that it is one's own. */
export function OwnCarPage() {
  const claimId = useParam('claimId')
  const { common, cars } = useWords().messages
  const person = usePerson()
  const car = useCar(claimId, { enabled: person !== null })
  const view = person ? car.data : undefined
  const waits = person && car.isPending && <Skeleton label={common.loading} rows={2} />
  return (
    <Page
      title={view ? cars.carTitle(view.plate) : cars.title}
      heading={view && <CarHeading view={view} />}
      aside={view ? view.status !== 'open' && <CarAside view={view} /> : waits}
    >
      <RequirePerson>
        <Answered of={car}>
          {(known) => (known.status === 'open' ? <ProveCar claim={known} /> : <Known view={known} />)}
        </Answered>
      </RequirePerson>
    </Page>
  )
}

function CarHeading({ view }: { view: VehicleView }) {
  return (
    <span className="car-heading">
      <Plate>{view.plate}</Plate>
      {view.vehicle && <bdi className="car-name">{`${view.vehicle.make} ${view.vehicle.model}`}</bdi>}
    </span>
  )
}

function Known({ view }: { view: VehicleView }) {
  return (
    <>
      <TestList view={view} />
      <OdometerSection of={view.odometer} />
      <CarInvoices of={view.invoices} />
    </>
  )
}
