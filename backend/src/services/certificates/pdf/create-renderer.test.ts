import { performance } from 'node:perf_hooks'
import { afterAll, expect, test } from 'vitest'
import { sampleDocument } from '../testing/sample-document.ts'
import { createRenderer } from './create-renderer.ts'
import { renderDocument } from './render-document.ts'

const renderer = createRenderer({ threads: 1 })
afterAll(() => renderer.close())

/** Milliseconds this thread's event loop was busy while the work ran. */
async function busyMs(work: () => Promise<unknown>): Promise<number> {
  const before = performance.eventLoopUtilization()
  await work()
  return performance.eventLoopUtilization(before).active
}

test('a thread renders the same bytes and leaves the event loop free', { timeout: 60_000 }, async () => {
  const here = await renderDocument(sampleDocument())
  const there = await renderer.render(sampleDocument())
  expect(Buffer.compare(there, here)).toBe(0)
  const ten = Array.from({ length: 10 }, () => sampleDocument())
  const own = await busyMs(async () => {
    for (const document of ten) await renderDocument(document)
  })
  const delegated = await busyMs(() => Promise.all(ten.map((document) => renderer.render(document))))
  expect(delegated).toBeLessThan(own / 3)
})
