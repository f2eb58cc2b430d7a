/** Somebody is looking at this tab. */
export const isVisible = (): boolean => document.visibilityState === 'visible'

type Life = {
  /** Comes back into view, from the background or from the browser's cache of pages. */
  shown: () => void
  /** Goes out of view, perhaps for ever: the last moment anything is sure to run. */
  leaving: () => void
}

/** Calls back when the page comes and goes; returns how to stop. */
export function onPageLife({ shown, leaving }: Life): () => void {
  const change = () => (isVisible() ? shown() : leaving())
  document.addEventListener('visibilitychange', change)
  window.addEventListener('pageshow', shown)
  window.addEventListener('pagehide', leaving)
  return () => {
    document.removeEventListener('visibilitychange', change)
    window.removeEventListener('pageshow', shown)
    window.removeEventListener('pagehide', leaving)
  }
}
