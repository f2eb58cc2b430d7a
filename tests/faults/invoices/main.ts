// `npm run faults -- invoices [--seed N] [--payments N]`: on a PostgreSQL of its own, fsync on.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { runInvoiceRig } from './run-invoice-rig.ts'

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, payments: { type: 'string', default: '5000' } },
})
const [seed, payments] = [Number(values.seed), Number(values.payments)]
const folder = await mkdtemp(join(tmpdir(), 'sac-invoice-faults-'))
await chmod(folder, 0o711)
const server = await startEmbeddedPostgres({ folder })
try {
  const said = (line: string) => console.log(line)
  const { counterexamples, invoices } = await runInvoiceRig({ url: server.url, seed, payments, said })
  for (const words of counterexamples.slice(0, 100)) console.log(`COUNTEREXAMPLE: ${words}`)
  const run = `seed ${seed}, ${payments} payments, ${invoices} invoices and credit notes`
  console.log(
    counterexamples.length === 0
      ? `GREEN ${run}: no gap, no double, every chain holds`
      : `RED ${run}: ${counterexamples.length} counterexamples`,
  )
  process.exitCode = counterexamples.length === 0 ? 0 : 1
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
