import type { PublicCentre } from '@sac/contracts/http/centres'
import { useState } from 'react'
import { Link } from '#customer/link.tsx'
import { categoriesOf } from '#customer/use-centres.ts'
import { wordOf } from '#design/i18n/word-of.ts'
import { Segments } from '#design/segments.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Each service with its price for the chosen kind of vehicle; each leads to its times. */
export function Prices({ centre }: { centre: PublicCentre }) {
  const { messages, formats } = useWords()
  const { home } = messages
  const categories = categoriesOf(centre)
  const [category, setCategory] = useState(categories[0] ?? '')
  const services = centre.services.filter((service) => service.category === category)
  return (
    <section className="card price-card" aria-labelledby="prices">
      <h2 id="prices">{home.pricesTitle}</h2>
      {categories.length > 1 && (
        <Segments
          label={home.vehicle}
          value={category}
          onChange={setCategory}
          options={categories.map((code) => ({ value: code, label: wordOf(home.categories, code) }))}
        />
      )}
      <ul className="rows">
        {services.map(({ kind, minutes, price }) => (
          <li key={kind}>
            <Link className="row price-row" to="/book" search={{ kind, category, centre: centre.centreId }}>
              <span className="grow">
                <strong>{home.kinds[kind]}</strong>
                <span className="small quiet">{home.kindsText[kind]}</span>
              </span>
              <span className="price-of">
                <span className="price">{formats.money(price)}</span>
                <span className="small quiet">{home.about(home.minutes(minutes))}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="small quiet">{home.pricesNote}</p>
    </section>
  )
}
