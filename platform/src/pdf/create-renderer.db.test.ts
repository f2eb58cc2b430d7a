// Threads that are ended take seconds: they run beside the tests with a database, not in the check.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createRenderer } from './create-renderer.ts'

test.each([
  ['for ever', 'time', 10_000],
  ['all memory', 'memory', 300_000],
] as const)('a document that takes %s is given up, and the others are made', async (document, limit, deadlineMs) => {
  const worker = join(import.meta.dirname, 'testing/bad-render-worker.ts')
  const bad = createRenderer<string>({ threads: 1, deadlineMs, worker })
  try {
    const refused = bad.render(document)
    const after = bad.render('nothing')
    await expect(refused).rejects.toMatchObject({ name: 'RenderGivenUp', limit })
    expect(await after).toEqual(Uint8Array.of(0))
  } finally {
    await bad.close()
  }
})
