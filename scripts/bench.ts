// `npm run bench -- <name> [--rounds N] [--full]`: side-by-side benchmarks; prints every round and the ratios.
import { parseArgs } from 'node:util'
import type { Benchmark } from '../bench/harness/benchmark.ts'
import { describeMachine } from '../bench/harness/describe-machine.ts'
import { endingAll } from '../bench/harness/endings.ts'

const benchmarks: Record<string, () => Promise<Benchmark>> = {
  relay: async () => (await import('../bench/relay.ts')).relay,
  consume: async () => (await import('../bench/consume.ts')).consumption,
  intake: async () => (await import('../bench/intake.ts')).intake,
  certificate: async () => (await import('../bench/certificate.ts')).certificate,
  invoice: async () => (await import('../bench/invoice.ts')).invoice,
  journey: async () => (await import('../bench/journey.ts')).journey,
  payment: async () => (await import('../bench/payment.ts')).payment,
  'sync-day': async () => (await import('../bench/sync-day.ts')).syncDay,
  'sync-outage': async () => (await import('../bench/sync-day.ts')).syncOutage,
  'sync-loss': async () => (await import('../bench/sync-day.ts')).syncLoss,
  office: async () => (await import('../bench/office.ts')).office,
  app: async () => (await import('../bench/app.ts')).app,
  availability: async () => (await import('../bench/availability.ts')).availability,
  backlog: async () => (await import('../bench/backlog.ts')).backlog,
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, full: { type: 'boolean', default: false } },
})
const load = benchmarks[positionals[0] ?? '']
if (!load) {
  console.error(`usage: npm run bench -- ${Object.keys(benchmarks).join(' | ')} [--rounds N] [--full]`)
  process.exit(2)
}
const { defaultRounds, run } = await load()
console.log(describeMachine())
const said = (line: string) => console.log(line)
const rounds = Number(values.rounds ?? defaultRounds)
const { reached } = await endingAll(() => run({ rounds, full: values.full, said }), console.error)
console.log(describeMachine())
console.log(reached ? 'target reached' : 'target missed')
process.exit(reached ? 0 : 1)
