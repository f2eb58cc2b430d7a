import { expect, test } from 'vitest'
import { runShortForm, shortFormMs } from './run-short-form.ts'

test(
  'the one process and its database die, poison flows: nothing is skipped, doubled or stuck',
  async () => {
    expect(await runShortForm('postgres')).toBe('green')
  },
  shortFormMs,
)
