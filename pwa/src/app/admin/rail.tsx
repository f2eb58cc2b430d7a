import { Link } from '#admin/link.tsx'
import { places } from '#admin/places.ts'
import { Icon } from '#design/icon.tsx'
import { Mark } from '#design/mark.tsx'
import { useWords } from '#words/admin/words.tsx'

/** The places of the office; where there is little room, by their signs. */
export function Rail() {
  const { messages } = useWords()
  return (
    <nav className="rail" aria-label={messages.common.places}>
      <Link className="brand" to="/">
        <Mark />
        <span className="rail-name">SmartAutoCheck</span>
      </Link>
      {places.map(({ to, name, icon }) => (
        <Link
          key={to}
          to={to}
          className="rail-place"
          title={name(messages)}
          {...(to === '/' ? { activeOptions: { exact: true } } : {})}
        >
          <Icon name={icon} />
          <span className="rail-name">{name(messages)}</span>
        </Link>
      ))}
    </nav>
  )
}
