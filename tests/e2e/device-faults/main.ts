// `npm run faults -- device`: the phone dies while its inspector taps. Ends with 0 when nothing that was shown as saved is gone
// and the control has lost something, else with 1.
import { parseArgs } from 'node:util'
import { runDeviceRig } from './run-device-rig.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '25' },
    cuts: { type: 'string', default: '10' },
    controls: { type: 'string', default: '3' },
  },
})
const [seed = 1, kills = 0, cuts = 0, controls = 0] = [values.seed, values.kills, values.cuts, values.controls].map(
  Number,
)
if (![seed, kills, cuts, controls].every((count) => Number.isInteger(count) && count >= 0)) {
  console.error('usage: npm run faults -- device [--seed N] [--kills N] [--cuts N] [--controls N]')
  process.exit(2)
}

const interruption = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort())
const said = (line: string) => console.log(line)
const counterexamples = await runDeviceRig({ seed, kills, cuts, controls, said, interrupted: interruption.signal })
for (const words of counterexamples.slice(0, 100)) console.log(`COUNTEREXAMPLE ${words}`)
const run = `seed ${seed}, ${kills} kills, ${cuts} power cuts, ${controls} controls`
console.log(
  counterexamples.length === 0
    ? `GREEN ${run}: nothing that was shown as saved is gone`
    : `RED ${run}: ${counterexamples.length} counterexamples`,
)
process.exit(counterexamples.length === 0 ? 0 : 1)
