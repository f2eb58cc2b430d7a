// `npm run faults -- payments [--seed N] [--payments N] [--all-lost]`: on a PostgreSQL of its own.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { runPaymentRig } from './run-payment-rig.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    payments: { type: 'string', default: '500' },
    'all-lost': { type: 'boolean', default: false },
  },
})
const [seed, payments] = [Number(values.seed), Number(values.payments)]
const allLost = values['all-lost']
const folder = await mkdtemp(join(tmpdir(), 'sac-payment-faults-'))
await chmod(folder, 0o711)
const server = await startEmbeddedPostgres({ folder, durable: false })
try {
  const said = (line: string) => console.log(line)
  const { counterexamples, messages, forged } = await runPaymentRig({ url: server.url, seed, payments, allLost, said })
  for (const words of counterexamples.slice(0, 100)) console.log(`COUNTEREXAMPLE: ${words}`)
  const run = `seed ${seed}, ${payments} payments, ${messages} messages, ${forged} forged`
  console.log(
    counterexamples.length === 0
      ? `GREEN ${run}: what came in is what is invoiced, and each was completed once`
      : `RED ${run}: ${counterexamples.length} counterexamples`,
  )
  process.exitCode = counterexamples.length === 0 ? 0 : 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
