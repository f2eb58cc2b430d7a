import { vi } from 'vitest'
import { patienceMs } from './patience.ts'

// `vi.waitFor` gives up after a second, and no option of Vitest says otherwise, as `expect.poll.timeout` does for its sister.
const { waitFor } = vi
const waitPatiently: typeof waitFor = (callback, options) =>
  waitFor(callback, {
    timeout: patienceMs,
    interval: 20,
    ...(typeof options === 'number' ? { timeout: options } : options),
  })
// Files that share a worker share `vi` too.
if (waitFor.name !== waitPatiently.name) vi.waitFor = waitPatiently
