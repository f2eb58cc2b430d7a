/** Keeps the screen on until released; asks again whenever the page comes back, because the browser lets go when it is hidden. */
export function holdWakeLock(): () => void {
  let sentinel: WakeLockSentinel | null = null
  let released = false
  const ask = async () => {
    if (released || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    try {
      const got = await navigator.wakeLock.request('screen')
      if (released) await got.release()
      else sentinel = got
    } catch {
      // Refused (battery saver): the screen goes dark, nothing is lost.
    }
  }
  const again = () => void ask()
  document.addEventListener('visibilitychange', again)
  again()
  return () => {
    released = true
    document.removeEventListener('visibilitychange', again)
    void sentinel?.release().catch(() => undefined)
  }
}
