import type { VehicleClaim, VehicleView } from '@sac/contracts/http/vehicles'
import { Answered } from '#api/answered.tsx'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { BookLink } from '../book-link.tsx'
import { nextKind, nextStep } from '../model/next-step.ts'
import { NextLine } from '../next-line.tsx'
import { ResultChip } from '../result-line.tsx'
import { dateOf, today, useCar } from '../use-car.ts'

type CardProps = { claim: VehicleClaim /** The one car there is: its act is the one of the page. */; isOnly: boolean }

/** A car as its plate, then make and model, then what is next. */
export function CarCard({ claim, isOnly }: CardProps) {
  const { cars } = useWords().messages
  const car = useCar(claim.claimId, { enabled: claim.status !== 'open' })
  return (
    <article className="card car-card">
      <h2>
        <Link to="/cars/$claimId" params={{ claimId: claim.claimId }} aria-label={cars.open(claim.plate)}>
          <Plate>{claim.plate}</Plate>
        </Link>
      </h2>
      {claim.status === 'open' ? (
        <Waiting claim={claim} isOnly={isOnly} />
      ) : (
        <Answered of={car} rows={2}>
          {(view) => <Known view={view} isOnly={isOnly} />}
        </Answered>
      )}
    </article>
  )
}

function Waiting({ claim, isOnly }: CardProps) {
  const { cars } = useWords().messages
  return (
    <>
      <p className="next-line next-soon">
        <Icon name="lock" />
        <span>{cars.waitsForProof}</span>
      </p>
      <div>
        <Link className={isOnly ? 'btn btn-primary' : 'btn'} to="/cars/$claimId" params={{ claimId: claim.claimId }}>
          {cars.prove}
        </Link>
      </div>
    </>
  )
}

function Known({ view, isOnly }: { view: VehicleView; isOnly: boolean }) {
  const { messages, formats } = useWords()
  const { cars } = messages
  const next = nextStep(view, today())
  const [last] = view.tests
  const kind = nextKind(next)
  return (
    <>
      <p className="car-name">
        {view.vehicle ? <bdi>{`${view.vehicle.make} ${view.vehicle.model}`}</bdi> : cars.unnamed}
      </p>
      {view.status === 'ended' ? (
        <p className="quiet">{view.endedAt && cars.ended(formats.date(dateOf(view.endedAt)))}</p>
      ) : (
        <NextLine next={next} />
      )}
      {last && (
        <p className="cluster small quiet">
          <span>{cars.last}</span>
          <ResultChip result={last.result} />
          <span>{cars.lastOn(formats.date(dateOf(last.testedAt)))}</span>
        </p>
      )}
      {view.status === 'confirmed' && (
        <div>
          <BookLink car={view} kind={kind} {...(isOnly ? { look: 'primary' } : {})}>
            {kind === 'retest' ? cars.bookRetest : cars.book}
          </BookLink>
        </div>
      )}
    </>
  )
}
