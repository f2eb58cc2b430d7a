// The whole plan of a run, made from its seed before anything starts.
import { createRandom } from '../../pipeline/fault-proxy.ts'
import { type Fault, groups, type PlannedFault, type PoisonKind, poisonKinds } from './fault.ts'

export type Planning = {
  seed: number
  log: 'kafka' | 'postgres'
  /** How long faults last; the calm comes after. */
  seconds: number
  /** With an older dump restored in the middle. */
  restore?: boolean
}

type Dice = {
  between: (from: number, to: number) => number
  shuffled: <Item>(items: readonly Item[]) => Item[]
}

function createDice(seed: number): Dice {
  const random = createRandom(seed)
  return {
    between: (from, to) => Math.round(from + random() * (to - from)),
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .map(({ item }) => item),
  }
}

type Timed = { atMs: number; fault: Fault }
type Track = (dice: Dice, planning: Planning) => Timed[]

const totalMs = ({ seconds }: Planning) => seconds * 1000
/** A long form lasts minutes, and its silences are long enough for every session time-out. */
const isLong = ({ seconds }: Planning) => seconds >= 120

/** One fault after another until the end, `gap` apart; each round of `deck` comes shuffled, so that none is forgotten. */
function rounds(
  dice: Dice,
  planning: Planning,
  deck: readonly ((dice: Dice) => Fault)[],
  gap: readonly [number, number],
) {
  const [shortest, longest] = gap
  const timed: Timed[] = []
  let waiting: ((dice: Dice) => Fault)[] = []
  const last = totalMs(planning)
  for (let at = dice.between(1_000, longest); at < last; at += dice.between(shortest, longest)) {
    if (waiting.length === 0) waiting = dice.shuffled(deck)
    const next = waiting.pop()
    if (next) timed.push({ atMs: at, fault: next(dice) })
  }
  return timed
}

const endsOf = (target: string) => [
  (dice: Dice): Fault => ({ kind: 'kill', target, downMs: dice.between(300, 3_000) }),
  (dice: Dice): Fault => ({ kind: 'stop', target, downMs: dice.between(300, 3_000) }),
  (dice: Dice): Fault => ({ kind: 'freeze', target, forMs: dice.between(2_000, 9_000) }),
]

const pairOf =
  (name: string): Track =>
  (dice, planning) =>
    rounds(
      dice,
      planning,
      [...endsOf(`${name}-1`), ...endsOf(`${name}-2`)],
      isLong(planning) ? [3_000, 9_000] : [4_000, 7_000],
    )

const product: Track = (dice, planning) => rounds(dice, planning, endsOf('product'), [5_000, 12_000])

// A session time-out of 30 s lies well within the longest silence of the long form.
const broker: Track = (dice, planning) => {
  const [least, most] = isLong(planning) ? [5_000, 60_000] : [5_000, 7_000]
  const deck = [
    (d: Dice): Fault => ({ kind: 'kill', target: 'broker', downMs: d.between(500, isLong(planning) ? 8_000 : 1_500) }),
    (d: Dice): Fault => ({ kind: 'freeze', target: 'broker', forMs: d.between(least, most) }),
  ]
  return rounds(dice, planning, deck, isLong(planning) ? [20_000, 40_000] : [7_000, 9_000])
}

const database: Track = (dice, planning) => {
  const longest = isLong(planning) ? 20_000 : 4_000
  const deck = [
    (): Fault => ({ kind: 'kill', target: 'database', downMs: 0 }),
    (d: Dice): Fault => ({ kind: 'freeze', target: 'database', forMs: d.between(2_000, longest) }),
  ]
  return rounds(dice, planning, deck, isLong(planning) ? [15_000, 30_000] : [8_000, 11_000])
}

/** What a log cannot even carry is no poison for it: PostgreSQL has no U+0000 in a key and no value beyond its limit. */
const carriedBy: Readonly<Record<Planning['log'], readonly PoisonKind[]>> = {
  kafka: poisonKinds,
  postgres: ['nul-in-event-id', 'not-utf8', 'not-json', 'empty', 'unknown-version'],
}

const poison: Track = (dice, planning) => {
  const kinds = carriedBy[planning.log]
  const deck = kinds.flatMap((kind) =>
    (isLong(planning) ? (['inspections-topic', 'certificates-topic'] as const) : (['inspections-topic'] as const)).map(
      (topic) => (): Fault => ({ kind: 'poison', poison: kind, topic }),
    ),
  )
  const gap = totalMs(planning) / (deck.length * (isLong(planning) ? 2 : 1) + 1)
  return rounds(dice, planning, deck, [gap * 0.8, gap])
}

const resets: Track = (dice, planning) => {
  const all = groups.flatMap((group) =>
    (['latest', 'earliest'] as const).map((to): Fault => ({ kind: 'reset', group, to })),
  )
  // A group with a member that was killed lets nobody in for its session's length, so the short form has them early and few.
  if (!isLong(planning))
    return [{ atMs: 2_000, fault: { kind: 'reset', group: 'inspection-service-group', to: 'latest' } }]
  const gap = totalMs(planning) / (all.length + 1)
  return dice.shuffled(all).map((fault, at) => ({ atMs: Math.round(gap * (at + 0.5)), fault }))
}

const refusals: Track = (dice, planning) =>
  rounds(
    dice,
    planning,
    [(d) => ({ kind: 'refuse', forMs: d.between(2_000, 6_000) })],
    isLong(planning) ? [40_000, 60_000] : [9_000, 12_000],
  )

const restoration: Track = (_dice, planning) =>
  planning.restore === true
    ? [
        { atMs: Math.round(totalMs(planning) * 0.3), fault: { kind: 'dump' } },
        { atMs: Math.round(totalMs(planning) * 0.6), fault: { kind: 'restore' } },
      ]
    : []

const tracksOf: Readonly<Record<Planning['log'], Readonly<Record<string, Track>>>> = {
  kafka: {
    B: pairOf('backend'),
    G: pairOf('gateway'),
    K: broker,
    D: database,
    P: poison,
    O: resets,
    R: refusals,
    Z: restoration,
  },
  postgres: { B: product, D: database, P: poison, R: refusals, Z: restoration },
}

/** Same seed, same plan; each track has dice of its own, so that one more fault on one moves nothing on another. */
export function planFaults(planning: Planning): PlannedFault[] {
  const tracks = Object.entries(tracksOf[planning.log])
  return tracks
    .flatMap(([track, make], index) =>
      make(createDice(planning.seed * 100 + index), planning).map(({ atMs, fault }, at) => ({
        id: `${track}${at + 1}`,
        track,
        atMs: Math.round(atMs),
        fault,
      })),
    )
    .toSorted((a, b) => a.atMs - b.atMs || a.id.localeCompare(b.id))
}
