import { createDatabase } from '@sac/tests/support/create-database'
import { patienceMs } from '@sac/tests/support/patience'
import { expect, test } from 'vitest'
import { moods } from './fake-provider.ts'
import { runMessageRig } from './run-message-rig.ts'

test('providers that fail in every way, and senders that die, send nothing twice and leave nothing unsent', async () => {
  const database = await createDatabase()
  try {
    const run = { url: database.url, seed: 1, messages: 60, badCalls: 110, calmMs: patienceMs, said: () => undefined }
    const verdict = await runMessageRig(run)
    expect(verdict.counterexamples).toEqual([])
    expect(verdict).toMatchObject({ kills: 4, undecided: 0 })
    expect(verdict.met.toSorted((a, b) => a.localeCompare(b))).toEqual(moods.toSorted((a, b) => a.localeCompare(b)))
  } finally {
    await database.drop()
  }
})
