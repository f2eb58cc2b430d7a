import { useEffect } from 'react'

/** Names the screen in the tab and in the task switcher. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · SmartAutoCheck`
  }, [title])
}
