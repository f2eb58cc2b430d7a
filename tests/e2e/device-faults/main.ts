// `npm run faults -- device`: the phone dies while its inspector taps. `--days N`: it was without a line for so many days. Ends with
// 0 when nothing that was shown as saved is gone, all is certified once and the controls have lost something, else with 1.
import { parseArgs } from 'node:util'
import { runDeviceRig } from './run-device-rig.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string' },
    cuts: { type: 'string' },
    controls: { type: 'string' },
    days: { type: 'string', default: '0' },
  },
})
// Days are a run of their own, unless deaths are asked for as well.
const [usualKills, usualCuts, usualControls] = values.days === '0' ? [25, 10, 3] : [0, 0, 0]
const [seed = 1, kills = 0, cuts = 0, controls = 0, days = 0] = [
  values.seed,
  values.kills ?? usualKills,
  values.cuts ?? usualCuts,
  values.controls ?? usualControls,
  values.days,
].map(Number)
if (![seed, kills, cuts, controls, days].every((count) => Number.isInteger(count) && count >= 0)) {
  console.error('usage: npm run faults -- device [--seed N] [--kills N] [--cuts N] [--controls N] [--days N]')
  process.exit(2)
}

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())
const said = (line: string) => console.log(line)
const counterexamples = await runDeviceRig({
  seed,
  kills,
  cuts,
  controls,
  days,
  said,
  interrupted: interruption.signal,
})
for (const words of counterexamples.slice(0, 100)) console.log(`COUNTEREXAMPLE ${words}`)
const run = `seed ${seed}, ${kills} kills, ${cuts} power cuts, ${controls} controls, ${days} days`
console.log(
  counterexamples.length === 0
    ? `GREEN ${run}: nothing that was shown as saved is gone, nothing is certified twice`
    : `RED ${run}: ${counterexamples.length} counterexamples`,
)
process.exit(counterexamples.length === 0 ? 0 : 1)
