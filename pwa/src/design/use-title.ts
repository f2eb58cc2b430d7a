import { useLayoutEffect } from 'react'

const app = 'SmartAutoCheck'

/**
 * Names the screen in the tab and in the task switcher, as long as it is in sight. A layout effect: it ends where something else is
 * shown in the meantime and runs again when the screen comes back, so neither “Loading” nor the page before is left standing.
 */
export function useTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = `${title} · ${app}`
    return () => {
      document.title = app
    }
  }, [title])
}
