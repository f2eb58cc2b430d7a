import type { PublicCentre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { Answered } from '#api/answered.tsx'
import { More } from '#api/more.tsx'
import { usePages } from '#api/use-pages.ts'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { TextField } from '#design/text-field.tsx'
import { useTyped } from '#design/use-typed.ts'
import { useWords } from '#words/customer/words.tsx'
import { centreLine } from './centre-place.tsx'
import { Link } from './link.tsx'
import { useWanted } from './use-wanted.ts'

/** Each centre leads to the same page for itself; whatever else the address wants stays. */
export function CentreChoice({ to }: { to: '/' | '/book' }) {
  const { home } = useWords().messages
  const [search, setSearch] = useState('')
  const [typed, setTyped] = useTyped(search, setSearch)
  const query = search === '' ? {} : { search }
  const pages = usePages(centreOperations['centres.list'], { query }, { kept: search === '', keepsBefore: true })
  const isLong = pages.hasNextPage || typed !== '' || search !== ''
  return (
    <section className="card" aria-labelledby="centres">
      <h2 id="centres">{home.centresTitle}</h2>
      {isLong && (
        <TextField
          type="search"
          label={home.centreSearch}
          maxLength={60}
          dir="auto"
          value={typed}
          onChange={setTyped}
        />
      )}
      <Answered of={pages}>
        {(found) => <Centres of={found.flatMap(({ centres }) => centres)} to={to} isSearched={search !== ''} />}
      </Answered>
      <More of={pages} />
    </section>
  )
}

type CentresProps = { of: readonly PublicCentre[]; to: '/' | '/book'; isSearched: boolean }

function Centres({ of: centres, to, isSearched }: CentresProps) {
  const { messages, formats } = useWords()
  const { home } = messages
  const wanted = useWanted()
  if (centres.length === 0) return <Note>{isSearched ? home.noSuchCentre : home.noCentre}</Note>
  return (
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
  )
}
