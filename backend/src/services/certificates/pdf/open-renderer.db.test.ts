// Threads that work and are ended take seconds of every core: they run beside the tests with a database, not in the check.
import { afterAll, expect, test } from 'vitest'
import { sampleDocument } from '../testing/sample-document.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { openRenderer } from './open-renderer.ts'
import { renderDocument } from './render-document.ts'

const renderer = openRenderer({ threads: 1 })
afterAll(() => renderer.close())

/** How often this thread's event loop came round while the work ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const count = () => {
    turns += 1
    next = setImmediate(count)
  }
  let next = setImmediate(count)
  await work()
  clearImmediate(next)
  return turns
}

test('a thread renders the same bytes and leaves the event loop free', async () => {
  const here = await renderDocument(sampleDocument())
  const there = await renderer.render(sampleDocument())
  expect(Buffer.compare(there, here)).toBe(0)
  const own = await turnsDuring(() => renderDocument(sampleDocument()))
  const delegated = await turnsDuring(() => renderer.render(sampleDocument()))
  expect(delegated).toBeGreaterThan(own * 10)
})

test('what a thread rendered before changes no byte of a document', async () => {
  const fresh = openRenderer({ threads: 1 })
  const used = openRenderer({ threads: 1 })
  const remarked = (remark: string) => sampleDocument({ report: sampleReport({ remark }) })
  try {
    for (const remark of ['\uFEFB \uFEDF\uFE8E\uFE8D \uFB01', 'Ωμέγα', 'x'.repeat(500)])
      await used.render(remarked(remark))
    const text = 'لا العاصمة fi Ωμέγα'
    expect(Buffer.compare(await used.render(remarked(text)), await fresh.render(remarked(text)))).toBe(0)
  } finally {
    await Promise.all([fresh.close(), used.close()])
  }
})
