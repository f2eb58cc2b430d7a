import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Dialogs } from '#admin/dialogs.tsx'
import { KeyHelp } from '#admin/key-help.tsx'
import { useGo } from '#admin/link.tsx'
import { places } from '#admin/places.ts'
import { useKeys } from '#admin/use-keys.ts'
import { useOnline } from '#api/use-online.ts'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Rail } from './rail.tsx'
import { TopLine } from './top-line.tsx'

const Palette = lazy(async () => ({
  default: (await import('#admin/palette/command-palette.tsx')).CommandPalette,
}))

/** Around every page: the places, and what is always in reach. */
export function AdminFrame() {
  const { common } = useWords().messages
  const online = useOnline()
  const [shown, setShown] = useState<'palette' | 'keys' | null>(null)
  const close = () => setShown(null)
  useStartOfPage()
  useFrameKeys(setShown)
  return (
    <div className="office">
      <a className="btn skip visually-hidden" href="#content">
        {common.skip}
      </a>
      <Rail />
      <div className="office-room">
        <TopLine onSearch={() => setShown('palette')} onKeys={() => setShown('keys')} />
        {!online && (
          <Note tone="warn" icon="offline">
            <p>{common.offlineNow}</p>
          </Note>
        )}
        <Dialogs>
          <Outlet />
        </Dialogs>
      </div>
      {shown === 'keys' && <KeyHelp onClose={close} />}
      {shown === 'palette' && (
        <Suspense>
          <Palette onClose={close} />
        </Suspense>
      )}
    </div>
  )
}

/** `g` and then a letter leads to a place; the letter must come soon. */
const soonMs = 1500

function useFrameKeys(show: (what: 'palette' | 'keys') => void): void {
  const go = useGo()
  const goingSince = useRef(Number.NEGATIVE_INFINITY)
  const isGoing = () => performance.now() - goingSince.current < soonMs
  useKeys({
    '?': () => show('keys'),
    g: () => {
      goingSince.current = performance.now()
    },
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isPalette = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)
      if (isPalette && !document.querySelector('dialog[open]')) {
        event.preventDefault()
        show('palette')
      }
      const place = isGoing() ? places.find(({ key }) => key === event.key) : undefined
      if (event.key !== 'g') goingSince.current = Number.NEGATIVE_INFINITY
      if (!place) return
      event.preventDefault()
      go({ to: place.to })
    }
    // Before the keys of a list: after `g` a letter leads to a place.
    window.addEventListener('keydown', hear, true)
    return () => window.removeEventListener('keydown', hear, true)
  })
}

/** After a change of page keyboard and screen reader begin at it; the first is left as the browser has it. */
function useStartOfPage(): void {
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  const before = useRef(path)
  useEffect(() => {
    if (before.current !== undefined && before.current !== path)
      document.getElementById('content')?.focus({ preventScroll: true })
    before.current = path
  }, [path])
}
