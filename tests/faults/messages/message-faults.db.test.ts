import { createDatabase } from '@sac/tests/support/create-database'
import { expect, test } from 'vitest'
import { moods } from './fake-provider.ts'
import { runMessageRig } from './run-message-rig.ts'

test('providers that fail in every way, and senders that die, send nothing twice and leave nothing unsent', {
  timeout: 120_000,
}, async () => {
  const database = await createDatabase()
  try {
    const run = { url: database.url, seed: 1, messages: 60, badCalls: 110, calmMs: 60_000, said: () => undefined }
    const verdict = await runMessageRig(run)
    expect(verdict.counterexamples).toEqual([])
    expect(verdict).toMatchObject({ kills: 4, undecided: 0 })
    expect(verdict.met.toSorted((a, b) => a.localeCompare(b))).toEqual(moods.toSorted((a, b) => a.localeCompare(b)))
  } finally {
    await database.drop()
  }
})
