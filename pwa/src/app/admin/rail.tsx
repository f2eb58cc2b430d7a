import { useRouterState } from '@tanstack/react-router'
import { Link } from '#admin/link.tsx'
import { placeOf, places } from '#admin/places.ts'
import { Icon } from '#design/icon.tsx'
import { Mark } from '#design/mark.tsx'
import { useWords } from '#words/admin/words.tsx'

/** The places of the office; where there is little room, by their signs. */
export function Rail() {
  const { messages } = useWords()
  const here = useRouterState({ select: ({ location }) => placeOf(location.pathname) })
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
          // The router knows its own page only.
          {...(to === '/' && here?.to === to ? { 'aria-current': 'true' } : {})}
        >
          <Icon name={icon} />
          <span className="rail-name">{name(messages)}</span>
        </Link>
      ))}
    </nav>
  )
}
