// `npm run removals [-- --all] [-- --seed N]`: takes entries away, one of each kind or all, and shows that the check notices each.
import { parseArgs } from 'node:util'
import { findRemovals } from './removals/find-removals.ts'
import type { Removal, Step } from './removals/removal.ts'
import { sample } from './removals/sample.ts'
import { inThrowawayCopy } from './removals/throwaway-copy.ts'
import { ask, roundsOf, type Tried, tryRound } from './removals/try-removals.ts'

const { values } = parseArgs({
  options: { all: { type: 'boolean' }, seed: { type: 'string', default: '1' }, kind: { type: 'string' } },
})

const stepName = (step: Step) => (step.name === 'unit' ? step.file : step.name)

function show({ removal: { kind, entry, file, step }, noticed, said }: Tried): void {
  console.log(`${noticed ? 'seen  ' : 'UNSEEN'} | ${kind} | ${entry} | ${file} | ${stepName(step)}`)
  if (!noticed) console.log(said.trim().split('\n').slice(0, 12).join('\n').replaceAll(/^/gm, '         '))
}

/** Of an untouched copy the steps must have nothing to say: else they would notice anything. */
async function refuseBroken(folder: string, removals: readonly Removal[]): Promise<void> {
  const steps = new Map(removals.map(({ step }) => [JSON.stringify(step), step]))
  for (const step of steps.values()) {
    const { code, said } = await ask(folder, step)
    if (code !== 0) throw new Error(`${stepName(step)} fails before anything is removed:\n${said.slice(0, 2_000)}`)
  }
}

type Kinds = Readonly<Record<string, readonly Removal[]>>

const choose = (kinds: Kinds): Removal[] =>
  Object.entries(kinds).flatMap(([kind, all]) => {
    if (values.kind !== undefined && kind !== values.kind) return []
    return values.all ? all : sample(all, { seed: `${kind} ${values.seed}`, most: 5 })
  })

async function tryThem(folder: string): Promise<number> {
  const kinds = findRemovals(folder)
  const chosen = choose(kinds)
  await refuseBroken(folder, chosen)
  const tried: Tried[] = []
  for (const round of roundsOf(chosen)) {
    const results = await tryRound(folder, round)
    for (const one of results) show(one)
    tried.push(...results)
  }
  const unseen = tried.filter(({ noticed }) => !noticed).length
  const empty = Object.keys(kinds).filter((kind) => kinds[kind]?.length === 0)
  for (const kind of empty) console.error(`There is nothing of the kind "${kind}": what finds them no longer does.`)
  console.log(`${tried.length} of ${Object.values(kinds).flat().length} removals tried, ${unseen} unseen`)
  return unseen > 0 || empty.length > 0 || tried.length === 0 ? 1 : 0
}

process.exitCode = await inThrowawayCopy(tryThem)
