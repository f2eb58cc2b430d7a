// `npm run faults -- messages [--seed N] [--messages N] [--calls N] [--plant]`: on a PostgreSQL of its own.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { runMessageRig } from './run-message-rig.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    messages: { type: 'string', default: '2000' },
    calls: { type: 'string', default: '4000' },
    plant: { type: 'boolean', default: false },
  },
})
const [seed, messages, badCalls] = [Number(values.seed), Number(values.messages), Number(values.calls)]
const folder = await mkdtemp(join(tmpdir(), 'sac-message-faults-'))
await chmod(folder, 0o711)
const server = await startEmbeddedPostgres({ folder })
try {
  const said = (line: string) => console.log(line)
  const run = { url: server.url, seed, messages, badCalls, calmMs: 300_000, plant: values.plant, said }
  const { counterexamples, undecided, recoveredMs } = await runMessageRig(run)
  for (const words of counterexamples.slice(0, 100)) console.log(`COUNTEREXAMPLE: ${words}`)
  const isGreen = counterexamples.length === 0 && undecided <= messages / 1_000 && recoveredMs < 300_000
  const told = `seed ${seed}, ${messages} messages, ${undecided} undecided, gone ${(recoveredMs / 1_000).toFixed(1)} s after recovery`
  console.log(
    isGreen ? `GREEN ${told}: none sent twice, none unsent` : `RED ${told}: ${counterexamples.length} counterexamples`,
  )
  process.exitCode = isGreen ? 0 : 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
