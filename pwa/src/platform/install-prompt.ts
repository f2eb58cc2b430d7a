// Installing is protection of unsent work: an installed app's storage is kept.
type InstallEvent = Event & { prompt: () => Promise<void>; userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }> }

let offer: InstallEvent | null = null
const listeners = new Set<() => void>()

const setOffer = (next: InstallEvent | null) => {
  offer = next
  for (const listener of listeners) listener()
}

/** Call once, early: the browser makes its offer before anything is painted. */
export function catchInstallOffer(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    setOffer(event as InstallEvent)
  })
  window.addEventListener('appinstalled', () => setOffer(null))
}

export const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches ||
  (navigator as Navigator & { standalone?: boolean }).standalone === true

/** The browser can ask now; where it never offers, its own menu installs. */
export const canInstall = (): boolean => offer !== null

export function onInstallOffer(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** Shows the browser's own question; call from a tap. */
export async function install(): Promise<boolean> {
  const asked = offer
  if (!asked) return false
  setOffer(null)
  await asked.prompt()
  return (await asked.userChoice).outcome === 'accepted'
}
