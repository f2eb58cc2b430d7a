import type { PublicCentre } from '@sac/contracts/http/centres'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/customer/words.tsx'
import { centreLine } from './centre-place.tsx'
import { Link } from './link.tsx'
import { useWanted } from './use-wanted.ts'

/** The one there is, or the one that was chosen; undefined while it is to be chosen. */
export const chosenOf = (
  centres: readonly PublicCentre[],
  chosen: string | null | undefined,
): PublicCentre | undefined => (centres.length === 1 ? centres[0] : centres.find(({ centreId }) => centreId === chosen))

type CentreChoiceProps = { of: readonly PublicCentre[]; to: '/' | '/book' }

/** Each centre leads to the same page for itself; whatever else the address wants stays. */
export function CentreChoice({ of: centres, to }: CentreChoiceProps) {
  const { messages, formats } = useWords()
  const { home } = messages
  const wanted = useWanted()
  if (centres.length === 0) return <Note>{home.noCentre}</Note>
  return (
    <section className="card" aria-labelledby="centres">
      <h2 id="centres">{home.centresTitle}</h2>
      <ul className="rows">
        {centres.map((centre) => (
          <li key={centre.centreId}>
            <Link className="row" to={to} search={{ ...wanted, centre: centre.centreId }}>
              <span className="grow">{centreLine(centre, formats)}</span>
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
