/** What the browser believes; only colours words, never decides whether anything is tried. */
export const isOnline = (): boolean => navigator.onLine

export function onOnlineChange(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

type Connection = { type?: string; saveData?: boolean }

/** The browser says that bytes cost money here; unknown counts as free. */
export function isMetered(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection }
  return connection?.type === 'cellular' || connection?.saveData === true
}
