// `npm run faults -- booking`: holds, payments, confirmations, moves and lapses race for the same times. Ends with 0 when no time is
// doubled and no money astray; with `--plant` the constraint is taken away, and something must be found.
import { parseArgs } from 'node:util'
import { runBookingRig } from './run-booking-rig.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    acts: { type: 'string', default: '10000' },
    plant: { type: 'boolean', default: false },
  },
})
const [seed, acts] = [Number(values.seed), Number(values.acts)]
if (!Number.isInteger(seed) || !Number.isInteger(acts) || acts < 1) {
  console.error('usage: npm run faults -- booking [--seed N] [--acts N] [--plant]')
  process.exit(2)
}
const { plant } = values
const found = await runBookingRig({ seed, acts, plant, said: (line) => console.log(line) })
for (const words of found.slice(0, 20)) console.log(`COUNTEREXAMPLE ${words}`)
const run = `seed ${seed}, ${acts} acts${plant ? ', without the constraint' : ''}`
console.log(
  found.length === 0 ? `GREEN ${run}: nothing doubled, no money astray` : `RED ${run}: ${found.length} counterexamples`,
)
process.exit(found.length === 0 ? 0 : 1)
