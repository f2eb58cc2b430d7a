import { Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { personSession } from '#api/session.ts'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { Mark } from '#design/mark.tsx'
import { useWords } from '#words/customer/words.tsx'
import { FrameFoot } from './frame-foot.tsx'

/** Around every page: the name, the places, and at the end language and colours. A new page is read from its beginning. */
export function CustomerFrame() {
  const { common } = useWords().messages
  useStartOfPage()
  return (
    <>
      <a className="btn skip visually-hidden" href="#content">
        {common.skip}
      </a>
      <header className="frame-head">
        <Link className="brand" to="/">
          <Mark />
          SmartAutoCheck
        </Link>
        <Places />
      </header>
      <Outlet />
      <FrameFoot />
    </>
  )
}

function Places() {
  const { common } = useWords().messages
  const person = usePerson()
  return (
    <>
      <IconButton icon="menu" label={common.menu} className="btn btn-plain frame-menu" popoverTarget="places" />
      <nav className="places" id="places" popover="auto" aria-label={common.menu}>
        <Link to="/book">{common.menuBook}</Link>
        {person && <OwnPlaces />}
        {person ? (
          <button
            type="button"
            popoverTarget="places"
            popoverTargetAction="hide"
            onClick={() => void personSession.signOut()}
          >
            {common.signOut}
          </button>
        ) : (
          <Link to="/sign-in">{common.signIn}</Link>
        )}
      </nav>
    </>
  )
}

function OwnPlaces() {
  const { common, cars, papers, account } = useWords().messages
  return (
    <>
      <Link to="/appointments">{common.menuAppointments}</Link>
      <Link to="/cars">{cars.title}</Link>
      <Link to="/papers">{papers.title}</Link>
      <Link to="/account">{account.title}</Link>
    </>
  )
}

/** After a change of page the menu is closed, and keyboard and screen reader begin at it; the first is left as the browser has it. */
function useStartOfPage(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const before = useRef(path)
  useEffect(() => {
    if (before.current !== undefined && before.current !== path) {
      document.querySelector<HTMLElement>('.places:popover-open')?.hidePopover()
      document.getElementById('content')?.focus({ preventScroll: true })
    }
    before.current = path
  }, [path])
}
