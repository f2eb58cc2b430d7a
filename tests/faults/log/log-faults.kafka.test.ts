import { expect, test } from 'vitest'
import { runShortForm, shortFormMs } from './run-short-form.ts'

test(
  'backends, gateways, broker and database die, poison flows, a group is moved to the end: nothing is skipped, doubled or stuck',
  async () => {
    expect(await runShortForm('kafka')).toBe('green')
  },
  shortFormMs,
)
