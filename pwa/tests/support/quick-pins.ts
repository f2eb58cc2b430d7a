import { beforeEach, vi } from 'vitest'

type Derive = typeof crypto.subtle.deriveKey

/** In these tests a PIN is stretched once instead of as often as the app asks; what it asks is still what the spy was called with. */
export const quickPins = (): void => {
  beforeEach(() => {
    const derive = crypto.subtle.deriveKey.bind(crypto.subtle)
    vi.spyOn(crypto.subtle, 'deriveKey').mockImplementation((...[algorithm, ...rest]: Parameters<Derive>) => {
      const quick =
        typeof algorithm === 'object' && 'iterations' in algorithm ? { ...algorithm, iterations: 1 } : algorithm
      return derive(quick, ...rest)
    })
  })
}
