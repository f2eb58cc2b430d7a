import { type RangeSet, union } from '@sac/contracts/sync/ranges'
import { lawRuns } from '@sac/tests/support/law-runs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { watermarkFor } from '#devices/domain/watermark'
import { createLineWriter } from '#testing/write-lines'
import { type Decision, decideLines, placeOf } from './decide-lines.ts'
import { type JudgedLine, readLine, type ValidLine } from './judge-line.ts'

const deviceId = '019a0000-0003-7000-8000-000000000001'
const writer = createLineWriter({ deviceId, userId: '019a0000-0002-7000-8000-000000000001' })
const id = (n: number) => `019a0000-1000-7000-8000-${String(n).padStart(12, '0')}`

// The hash stands for the bytes: two lines are the same bytes when their texts are equal.
const judged = (text: string, seq: number): JudgedLine =>
  readLine({ index: 1, announcedSeq: seq, raw: new TextEncoder().encode(text), hash: text }, deviceId)

type Gateway = {
  hashes: Map<string, string>
  places: Map<string, string>
  forks: Map<string, number>
  kept: Set<string>
  received: RangeSet
}
const emptyGateway = (): Gateway => ({
  hashes: new Map(),
  places: new Map(),
  forks: new Map(),
  kept: new Set(),
  received: [],
})

function upload(gateway: Gateway, lines: readonly JudgedLine[]): Decision {
  const decision = decideLines(lines, gateway, writer.epoch)
  for (const { line, forked } of decision.accepted) {
    gateway.hashes.set(line.line.eventId, line.hash)
    if (!forked) own(gateway, line)
  }
  for (const line of decision.conflicts) own(gateway, line)
  for (const line of [...decision.accepted.map(({ line }) => line), ...decision.conflicts, ...decision.quarantined])
    gateway.kept.add(line.hash)
  for (const [epoch, seq] of decision.forks) gateway.forks.set(epoch, seq)
  gateway.received = union(gateway.received, decision.received)
  return decision
}

function own({ places }: Gateway, { line: { epoch, seq, eventId } }: ValidLine): void {
  places.set(placeOf(epoch, seq), eventId)
}

const endOf = ({ kept, forks, received }: Gateway) => ({
  kept: [...kept].toSorted(),
  forks: [...forks],
  watermark: watermarkFor({
    epochs: [{ epoch: writer.epoch, head: 0, received, forkedAt: forks.get(writer.epoch) ?? null }],
    epoch: writer.epoch,
    archived: 0,
  }),
})

/** Few ids, places and texts, so that duplicates, conflicts and forks are frequent. */
const anyLine = fc
  .record({
    event: fc.integer({ min: 1, max: 8 }),
    seq: fc.integer({ min: 1, max: 8 }),
    text: fc.constantFrom('one', 'two'),
    rubbish: fc.boolean(),
  })
  .map(({ event, seq, text, rubbish }) =>
    judged(rubbish && seq > 6 ? `rubbish ${seq}` : writer.line({ seq, eventId: id(event), payload: { text } }), seq),
  )

describe('what is stored', () => {
  test('does not depend on the order, the grouping or the repetition of uploads', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 15 }), fc.infiniteStream(fc.nat(7)), (lines, choices) => {
        const straight = emptyGateway()
        upload(straight, lines)
        const shuffled = emptyGateway()
        const pick = () => choices.next().value ?? 0
        const order = lines.toSorted(() => pick() - 3)
        for (let at = 0; at < order.length; at += 1 + pick()) {
          const batch = order.slice(at)
          upload(shuffled, batch)
          if (pick() > 3) upload(shuffled, batch)
        }
        expect(endOf(shuffled)).toEqual(endOf(straight))
      }),
      { numRuns: lawRuns(500) },
    )
  })

  test('contains the bytes of every line that ever came', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 15 }), (lines) => {
        const gateway = emptyGateway()
        for (const line of lines) upload(gateway, [line])
        expect([...gateway.kept].toSorted()).toEqual([...new Set(lines.map(({ hash }) => hash))].toSorted())
      }),
    )
  })

  test('gets the same answer when the answer to the first attempt was lost', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 10 }), fc.array(anyLine, { maxLength: 5 }), (before, lines) => {
        const gateway = emptyGateway()
        upload(gateway, before)
        const first = upload(gateway, lines)
        const again = upload(gateway, lines)
        expect(again.except).toEqual(first.except)
        expect(again.accepted).toEqual([])
      }),
    )
  })
})

test('each line without an exception is stored under its own bytes', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 15 }), (lines) => {
      const gateway = emptyGateway()
      const numbered = lines.map((line, at) => ({ ...line, index: at + 1 }))
      const { except } = upload(gateway, numbered)
      const excepted = new Set(except.map(({ line }) => line))
      for (const line of numbered.filter(({ index }) => !excepted.has(index)))
        expect(line.status === 'valid' && gateway.hashes.get(line.line.eventId)).toBe(line.hash)
    }),
  )
})
