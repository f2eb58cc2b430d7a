import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { ConnectionButton } from '../outbox/connection-button.tsx'
import { InspectionMenu } from './inspection-menu.tsx'

/** Plate, progress, connection and menu: information only, out of the thumb's way. */
export function CheckBar({ list }: { list: boolean }) {
  const { view, id } = useCurrentInspection()
  const { messages, formats } = useWords()
  const { check, common, today } = messages
  const total = view.items.length
  return (
    <header className="topbar check-bar">
      <Link className="btn btn-plain" to="/" aria-label={common.toToday} title={common.toToday}>
        <Icon name="back" />
      </Link>
      <div className="title">
        <h1>
          {view.plate ? <Plate>{view.plate}</Plate> : <span>{today.noPlate}</span>}
          <span className="tabular small quiet">
            {check.progress(formats.number(view.answered), formats.number(total))}
          </span>
        </h1>
      </div>
      <Link
        className="btn btn-plain list-switch"
        to="/i/$inspectionId/check"
        params={{ inspectionId: id }}
        search={({ at }) => ({ ...(at && { at }), ...(!list && { list: true }) })}
        replace
        aria-label={list ? check.cardView : check.listView}
        title={list ? check.cardView : check.listView}
      >
        <Icon name={list ? 'card' : 'list'} />
      </Link>
      <ConnectionButton />
      <InspectionMenu />
      <progress
        className="bar check-progress"
        max={Math.max(total, 1)}
        value={view.answered}
        aria-label={check.answeredOf}
      />
    </header>
  )
}
