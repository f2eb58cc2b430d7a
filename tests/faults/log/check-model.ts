// The checker: a pure function over the whole model, which says every difference from what must be in words.
import { checkDeadLetters } from './check-dead-letters.ts'
import { checkPapers } from './check-papers.ts'
import type { Counterexample, Snapshot } from './snapshot.ts'

type Check = (snapshot: Snapshot) => string[]

const countOf = (ids: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

type Lines = { where: string; stored: readonly { eventId: string; sha256: string }[] }

type Recorded = Snapshot['recorded']['lines'][number]

/** One sentence for all lines of an inspection that share a fate. */
function inOneBreath(lines: readonly Recorded[], fate: (line: Recorded) => string | null): string[] {
  const fated = lines.flatMap((line) => {
    const words = fate(line)
    return words === null ? [] : [{ ...line, words }]
  })
  return [...Map.groupBy(fated, ({ inspectionId, words }) => `${inspectionId} ${words}`).values()].map((same) => {
    const [first] = same
    const seqs = same.map(({ seq }) => seq)
    const which =
      same.length === 1 ? `line ${seqs[0]}` : `${same.length} lines (${Math.min(...seqs)} … ${Math.max(...seqs)})`
    return `${which} of inspection ${first?.inspectionId} (device ${first?.deviceId}): ${first?.words}`
  })
}

function compareLines({ recorded }: Snapshot, { where, stored }: Lines): string[] {
  const counts = countOf(stored.map(({ eventId }) => eventId))
  const hashes = new Map(stored.map(({ eventId, sha256 }) => [eventId, sha256]))
  const known = new Set(recorded.lines.map(({ eventId }) => eventId))
  return [
    ...inOneBreath(recorded.lines, ({ eventId, sha256 }) => {
      const count = counts.get(eventId) ?? 0
      if (count === 0) return `not in ${where}`
      if (count > 1) return `${count} times in ${where}`
      return hashes.get(eventId) === sha256 ? null : `in ${where} with other bytes`
    }),
    ...[...counts.keys()].filter((id) => !known.has(id)).map((id) => `${where} holds the line ${id} nobody recorded`),
  ]
}

const linesInGateway: Check = (snapshot) =>
  compareLines(snapshot, { where: 'schema sync', stored: snapshot.gateway.lines })
const linesInService: Check = (snapshot) =>
  compareLines(snapshot, { where: 'schema inspections', stored: snapshot.service.lines })

const nothingAside: Check = ({ gateway, service }) =>
  [
    [gateway.quarantined, 'lines are quarantined although every one is good'],
    [gateway.conflicts, 'lines are in conflict although no two differ'],
    [service.unusable, 'lines are called unusable although every one is good'],
  ].flatMap(([count, words]) => (count === 0 ? [] : [`${count} ${words}`]))

const watermarks: Check = ({ devices }) =>
  devices.flatMap(({ deviceId, head, contiguous, complaints }) => [
    ...(contiguous === head ? [] : [`device ${deviceId}: the watermark says ${contiguous} of ${head} lines`]),
    ...complaints,
  ])

const inspectionsDone: Check = ({ recorded, service, verdicts }) =>
  recorded.inspections.flatMap(({ inspectionId, ends }) => {
    // A refusal has no number and so leaves no trace in the inspection.
    const expected = ends === 'finished' ? 'certified' : 'complete'
    const row = service.inspections.find((one) => one.inspectionId === inspectionId)
    const told = verdicts.find((one) => one.inspectionId === inspectionId)?.status ?? 'nothing'
    if (!row) return [`inspection ${inspectionId} was sealed and the service has never heard of it`]
    const why = row.reasons === '[]' ? '' : ` because of ${row.reasons.slice(0, 200)}`
    return [
      ...(row.status === expected ? [] : [`inspection ${inspectionId} is ${row.status}, not ${expected}${why}`]),
      ...(row.revision === 1 ? [] : [`inspection ${inspectionId} was completed ${row.revision} times, not once`]),
      ...(told === expected ? [] : [`devices are told ${told} of inspection ${inspectionId}, not ${expected}`]),
    ]
  })

const photos: Check = ({ photos: served }) =>
  served.flatMap(({ inspectionId, sha256, served: got }) => {
    if (got === sha256) return []
    const photo = `photo ${sha256.slice(0, 12)} of inspection ${inspectionId}`
    return [got === null ? `${photo} cannot be had` : `${photo} is served with other bytes`]
  })

const once: Check = ({ facts }) =>
  [...Map.groupBy(facts, ({ eventType, inspectionId }) => `${eventType} of inspection ${inspectionId}`)].flatMap(
    ([what, told]) => {
      const times = new Set(told.map(({ eventId }) => eventId)).size
      return times === 1 ? [] : [`${what} was told as ${times} different facts`]
    },
  )

const nothingWaits: Check = ({ groups, parked, outbox }) => [
  ...groups.flatMap(({ group, lag }) => (lag === 0 ? [] : [`${group} lags ${lag} records behind`])),
  ...parked.flatMap(({ schema, count }) => (count === 0 ? [] : [`${count} messages are parked in schema ${schema}`])),
  ...outbox.flatMap(({ schema, count }) =>
    count === 0 ? [] : [`${count} rows stand in the outbox of schema ${schema}`],
  ),
]

const ready: Check = ({ processes }) =>
  processes.flatMap(({ name, ok, detail }) => (ok ? [] : [`${name} is not ready: ${detail}`]))

const hit: Check = ({ neverHit }) => neverHit.map((fault) => `planned and never hit: ${fault}`)

const laws: Readonly<Record<string, Check>> = {
  'every fault was hit': hit,
  'what was acknowledged is there': watermarks,
  'every line is in schema sync once': linesInGateway,
  'every line is in schema inspections once': linesInService,
  'nothing good is set aside': nothingAside,
  'every sealed inspection is done': inspectionsDone,
  ...checkPapers,
  'every photo is there byte for byte': photos,
  'what happens once is told once': once,
  ...checkDeadLetters,
  'nothing waits': nothingWaits,
  'every process is ready': ready,
}

export const lawNames: readonly string[] = Object.keys(laws)

/** Every difference; none for a model that is whole. */
export function checkModel(snapshot: Snapshot): Counterexample[] {
  return Object.entries(laws).flatMap(([law, check]) => check(snapshot).map((words) => ({ law, words })))
}
