// `npm run faults -- log`: the product's processes under fire, then the whole model compared. Ends with 0 when nothing is missing,
// doubled or stuck, else with 1. `npm run faults -- device`: a phone that dies while its inspector taps; `-- booking`: everybody
// wants the same time; `-- invoices`: processes that die while they invoice; `-- messages`: providers
// that fail in every way while mails and SMS go out; `-- payments`: a payment provider whose messages cannot be relied on.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { plants } from '@sac/tests/faults/log/plants'
import { runLogRig } from '@sac/tests/faults/log/run-log-rig'

const rigs: Readonly<Record<string, string>> = {
  device: '../tests/e2e/device-faults/main.ts',
  booking: '../tests/faults/booking/main.ts',
  invoices: '../tests/faults/invoices/main.ts',
  messages: '../tests/faults/messages/main.ts',
  payments: '../tests/faults/payments/main.ts',
}
const other = rigs[process.argv[2] ?? '']
if (other !== undefined) {
  const program = join(import.meta.dirname, other)
  process.exit(spawnSync(process.execPath, [program, ...process.argv.slice(3)], { stdio: 'inherit' }).status ?? 1)
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '5' },
    log: { type: 'string', default: 'kafka' },
    restore: { type: 'boolean', default: false },
    plant: { type: 'string' },
    calm: { type: 'string', default: '120' },
    without: { type: 'string', default: '' },
  },
})
const [rig] = positionals
const [seed, minutes] = [Number(values.seed), Number(values.minutes)]
const { log, plant } = values
const restore = values.restore || (plant !== undefined && plants[plant]?.restore === true)
const isKnownPlant = plant === undefined || Object.hasOwn(plants, plant)
if (
  rig !== 'log' ||
  !Number.isInteger(seed) ||
  !(minutes > 0) ||
  (log !== 'kafka' && log !== 'postgres') ||
  !isKnownPlant
) {
  console.error(
    'usage: npm run faults -- log [--seed N] [--minutes M] [--log kafka|postgres] [--restore] [--plant NAME] [--without KIND,…] [--calm SECONDS]',
  )
  console.error('or: npm run faults -- device [--seed N] [--kills N] [--cuts N] [--controls N] [--days N]')
  console.error('or: npm run faults -- invoices [--seed N] [--payments N]')
  console.error('or: npm run faults -- messages [--seed N] [--messages N] [--calls N] [--plant]')
  console.error('or: npm run faults -- payments [--seed N] [--payments N] [--all-lost]')
  console.error('or: npm run faults -- booking [--seed N] [--acts N] [--plant]')
  console.error(`plants: ${Object.keys(plants).join(', ')}`)
  process.exit(2)
}

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())
const calmSeconds = Number(values.calm)
const said = (line: string) => console.log(line)
const planted = plant === undefined ? {} : { plant }
const { counterexamples, folder } = await runLogRig({
  seed,
  log,
  seconds: minutes * 60,
  restore,
  calmSeconds,
  interrupted: interruption.signal,
  said,
  without: values.without.split(','),
  ...planted,
})
for (const { law, words } of counterexamples.slice(0, 100)) console.log(`COUNTEREXAMPLE (${law}): ${words}`)
if (counterexamples.length > 100) console.log(`… and ${counterexamples.length - 100} more`)
for (const [law, found] of Map.groupBy(counterexamples, (one) => one.law))
  console.log(`broken: ${law} (${found.length})`)
const run = `seed ${seed}, ${minutes} min, ${log}${restore ? ', dump restored' : ''}${plant === undefined ? '' : `, planted ${plant}`}`
console.log(
  counterexamples.length === 0
    ? `GREEN ${run}: nothing skipped, nothing doubled, nothing stuck`
    : `RED ${run}: ${counterexamples.length} counterexamples; logs in ${folder}`,
)
process.exit(counterexamples.length === 0 ? 0 : 1)
