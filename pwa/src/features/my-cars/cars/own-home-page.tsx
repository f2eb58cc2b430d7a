import '../my-cars.css'
import { Answered } from '#api/answered.tsx'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { useCars } from '../use-car.ts'
import { AddCar, CarGrid } from './car-grid.tsx'

/** The landing of whoever is known here: each car with what is next for it, and one act. */
export function OwnHomePage() {
  const { home, cars } = useWords().messages
  const own = useCars()
  return (
    <Page title={home.ownTitle} wide>
      <Answered of={own}>
        {({ vehicles }) => {
          const present = vehicles.filter(({ status }) => status !== 'ended')
          return present.length === 0 ? <NoCarYet /> : <CarGrid of={present} leading />
        }}
      </Answered>
      <div className="cluster">
        <Link className="btn" to="/book">
          <span>{home.bookOther}</span>
        </Link>
        <AddCar />
        <Link className="link-on" to="/cars">
          {cars.title}
          <Icon name="forward" />
        </Link>
      </div>
    </Page>
  )
}

function NoCarYet() {
  const { cars } = useWords().messages
  return (
    <div className="card empty">
      <Icon name="car" />
      <h2>{cars.emptyTitle}</h2>
      <p className="quiet">{cars.emptyWhy}</p>
      <div>
        <Link className="btn btn-primary" to="/book">
          <span>{cars.book}</span>
        </Link>
      </div>
    </div>
  )
}
