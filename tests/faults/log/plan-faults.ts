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
type Deck = readonly ((dice: Dice) => Fault)[]

const totalMs = ({ seconds }: Planning) => seconds * 1000
/** A long form lasts minutes, and its silences are long enough for every session time-out. */
const isLong = ({ seconds }: Planning) => seconds >= 120

type Rhythm = {
  /** From the end of one fault to the next, at least and at most. */
  gap: readonly [number, number]
  /** At most so many. */
  limit?: number
}

const durationOf = (fault: Fault): number =>
  ('downMs' in fault ? fault.downMs : 0) + ('forMs' in fault ? fault.forMs : 0)

/** One fault after another until the end; each round of `deck` comes shuffled, so that none is forgotten. */
function rounds(dice: Dice, planning: Planning, deck: Deck, { gap: [least, most], limit = Infinity }: Rhythm): Timed[] {
  const timed: Timed[] = []
  let waiting: ((dice: Dice) => Fault)[] = []
  for (let at = dice.between(least / 2, most); at < totalMs(planning) && timed.length < limit; ) {
    if (waiting.length === 0) waiting = dice.shuffled(deck)
    const fault = waiting.pop()?.(dice)
    if (!fault) break
    timed.push({ atMs: at, fault })
    at += durationOf(fault) + dice.between(least, most)
  }
  return timed
}

const endsOf = (target: string, longestFreezeMs: number): Deck => [
  (dice) => ({ kind: 'kill', target, downMs: dice.between(300, 3_000) }),
  (dice) => ({ kind: 'stop', target, downMs: dice.between(300, 3_000) }),
  (dice) => ({ kind: 'freeze', target, forMs: dice.between(2_000, longestFreezeMs) }),
]

const pairOf =
  (name: string): Track =>
  (dice, planning) => {
    const longest = isLong(planning) ? 20_000 : 4_000
    const deck = [...endsOf(`${name}-1`, longest), ...endsOf(`${name}-2`, longest)]
    return rounds(dice, planning, deck, { gap: isLong(planning) ? [2_000, 6_000] : [2_000, 4_000] })
  }

const product: Track = (dice, planning) =>
  rounds(dice, planning, endsOf('product', isLong(planning) ? 60_000 : 4_000), {
    gap: isLong(planning) ? [5_000, 12_000] : [2_000, 4_000],
  })

// A session time-out of 30 s lies well within the longest silence of the long form.
const broker: Track = (dice, planning) => {
  const [down, least, most] = isLong(planning) ? [8_000, 5_000, 60_000] : [1_000, 5_000, 5_000]
  const deck: Deck = [
    (d) => ({ kind: 'kill', target: 'broker', downMs: d.between(500, down) }),
    (d) => ({ kind: 'freeze', target: 'broker', forMs: d.between(least, most) }),
  ]
  return rounds(dice, planning, deck, isLong(planning) ? { gap: [10_000, 25_000] } : { gap: [5_000, 8_000], limit: 2 })
}

const database: Track = (dice, planning) => {
  const [least, most] = isLong(planning) ? [5_000, 60_000] : [2_000, 2_500]
  const deck: Deck = [
    () => ({ kind: 'kill', target: 'database', downMs: 0 }),
    (d) => ({ kind: 'freeze', target: 'database', forMs: d.between(least, most) }),
  ]
  return rounds(dice, planning, deck, isLong(planning) ? { gap: [10_000, 25_000] } : { gap: [6_000, 8_000], limit: 2 })
}

/** What a log cannot even carry is no poison for it: PostgreSQL has no U+0000 in a key and no value beyond its limit. */
const carriedBy: Readonly<Record<Planning['log'], readonly PoisonKind[]>> = {
  kafka: poisonKinds,
  postgres: ['nul-in-event-id', 'not-utf8', 'bad-byte', 'not-json', 'empty', 'unknown-version'],
}

const poison: Track = (dice, planning) => {
  const on = isLong(planning)
    ? (['inspections-topic', 'certificates-topic'] as const)
    : (['inspections-topic'] as const)
  const deck: Deck = carriedBy[planning.log].flatMap((kind) =>
    on.map((topic) => (): Fault => ({ kind: 'poison', poison: kind, topic })),
  )
  const times = isLong(planning) ? 2 : 1
  const gap = totalMs(planning) / (deck.length * times + 2)
  return rounds(dice, planning, deck, { gap: [gap * 0.8, gap], limit: deck.length * times })
}

const resets: Track = (dice, planning) => {
  const first: Fault = { kind: 'reset', group: 'inspection-service-group', to: 'latest' }
  // A group with a member that was killed lets nobody in for its session's length: the short form has one, before any kill.
  if (!isLong(planning)) return [{ atMs: 0, fault: first }]
  const all = groups.flatMap((group) =>
    (['latest', 'earliest'] as const).map((to): Fault => ({ kind: 'reset', group, to })),
  )
  const gap = totalMs(planning) / (all.length + 1)
  return dice.shuffled(all).map((fault, at) => ({ atMs: Math.round(gap * (at + 0.5)), fault }))
}

const refusals: Track = (dice, planning) => {
  const longest = isLong(planning) ? 6_000 : 1_500
  const deck: Deck = [
    (d) => ({ kind: 'refuse', what: 'lines', forMs: d.between(1_000, longest) }),
    (d) => ({ kind: 'refuse', what: 'papers', forMs: d.between(1_000, longest) }),
  ]
  return rounds(dice, planning, deck, isLong(planning) ? { gap: [20_000, 40_000] } : { gap: [6_000, 8_000], limit: 2 })
}

const repetitions: Track = (dice, planning) =>
  rounds(
    dice,
    planning,
    [() => ({ kind: 'repeat' })],
    isLong(planning) ? { gap: [50_000, 70_000] } : { gap: [14_000, 16_000], limit: 1 },
  )

const restoration: Track = (_dice, planning) =>
  planning.restore === true
    ? [
        { atMs: Math.round(totalMs(planning) * 0.3), fault: { kind: 'dump' } },
        { atMs: Math.round(totalMs(planning) * 0.6), fault: { kind: 'restore' } },
      ]
    : []

const everywhere = { D: database, P: poison, F: refusals, R: repetitions, Z: restoration }
const tracksOf: Readonly<Record<Planning['log'], Readonly<Record<string, Track>>>> = {
  kafka: { O: resets, B: pairOf('backend'), G: pairOf('gateway'), K: broker, ...everywhere },
  postgres: { B: product, ...everywhere },
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
