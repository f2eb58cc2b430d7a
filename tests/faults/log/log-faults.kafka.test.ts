// The short form of `npm run faults -- log` on Apache Kafka; the long one takes minutes and any seed.
import { expect, test } from 'vitest'
import { runLogRig } from './run-log-rig.ts'

test('backends, gateways, broker and database die, poison flows, a group is moved to the end: nothing is skipped, doubled or stuck', async () => {
  const lines: string[] = []
  const said = (line: string) => void lines.push(line)
  // On a machine too busy for it the run ends itself, and everything it began.
  const interrupted = AbortSignal.timeout(200_000)
  const { counterexamples } = await runLogRig({
    seed: 1,
    log: 'kafka',
    seconds: 20,
    calmSeconds: 60,
    said,
    interrupted,
  })
  // What happened is told only where something is wrong.
  expect(counterexamples.length === 0 ? [] : { counterexamples, lines }).toEqual([])
}, 240_000)
