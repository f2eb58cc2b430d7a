import { listFacts } from '@sac/tests/support/list-outbox'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
let device: TestDevice
beforeAll(async () => {
  server = await startGateway()
  device = await enrol(server)
})
afterAll(() => server.close())

type Sent = { seq: number; line: string }
type Plan = { order: number[]; cuts: number[]; together: boolean }

const id = (kind: number, n: number) =>
  `019a0000-${String(kind).padStart(4, '0')}-7000-8000-${String(n).padStart(12, '0')}`
const tables = 'lines, line_conflicts, quarantined_lines, device_epochs, device_alarms, bus_outbox, inspection_blobs'

/** Mostly a device as it should be; now and then a copied profile, other bytes under an id, and rubbish. */
const upload = fc
  .array(fc.record({ kind: fc.constantFrom('good', 'good', 'good', 'fork', 'conflict', 'rubbish'), to: fc.nat(19) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map((entries): Sent[] =>
    entries.map(({ kind, to }, at) => {
      const seq = at + 1
      if (kind === 'rubbish') return { seq, line: `rubbish ${seq}` }
      const good = { seq, eventId: id(1, seq) }
      if (kind === 'good') return { seq, line: device.line(good) }
      const other = Math.min(to + 1, seq)
      if (kind === 'fork') return { seq: other, line: device.line({ seq: other, eventId: id(2, seq) }) }
      return { seq, line: device.line({ ...good, eventId: id(1, other), payload: { text: `other ${seq}` } }) }
    }),
  )

async function deliver(batch: readonly Sent[]): Promise<void> {
  const sorted = batch.toSorted((a, b) => a.seq - b.seq)
  // Two lines of one place cannot be announced in one header: they come one after the other.
  const seqs = [...new Set(sorted.map(({ seq }) => seq))]
  const first = seqs.map((seq) => sorted.find((sent) => sent.seq === seq)!)
  await device.send(
    first.map(({ line }) => line),
    device.header(
      seqs.map((seq) => [seq, seq]),
      { head: 20 },
    ),
  )
  const rest = sorted.filter((sent) => !first.includes(sent))
  if (rest.length > 0) await deliver(rest)
}

async function outcome() {
  const { rows } = await server.db.query(
    `SELECT (SELECT jsonb_agg(line ORDER BY line) FROM (SELECT line FROM lines UNION ALL SELECT line FROM line_conflicts) AS kept) AS kept,
            (SELECT jsonb_agg(event_id ORDER BY event_id) FROM lines) AS events,
            (SELECT jsonb_agg(encode(raw, 'escape') ORDER BY raw) FROM quarantined_lines) AS quarantined,
            (SELECT received::text FROM device_epochs) AS received,
            (SELECT forked_at FROM device_epochs) AS "forkedAt"`,
  )
  const facts = await listFacts(server.db)
  const told = facts.filter(({ eventType }) => eventType === 'inspection.remark-written')
  const probe = await device.probe({ head: 20 })
  return {
    ...rows[0],
    facts: facts.length,
    told: told.length === 0 ? null : told.map(({ eventId }) => eventId).toSorted(),
    watermark: ((await probe.json()) as { watermark: unknown }).watermark,
  }
}

async function run(sent: readonly Sent[], { order, cuts, together }: Plan) {
  await server.db.query(`TRUNCATE ${tables}`)
  const shuffled = order.map((at) => sent[at % sent.length]!)
  const all = [...shuffled, ...sent.toReversed()]
  const batches: Sent[][] = []
  for (const [at, entry] of all.entries()) {
    if (at === 0 || cuts.includes(at % 7)) batches.push([])
    batches.at(-1)!.push(entry)
  }
  if (together) await Promise.all(batches.map(deliver))
  else for (const batch of batches) await deliver(batch)
  return outcome()
}

test('any order, grouping, repetition and concurrency of uploads ends in the same stored set, facts and watermark', async () => {
  const plan = fc.record({
    order: fc.array(fc.nat(100), { maxLength: 25 }),
    cuts: fc.array(fc.nat(6), { maxLength: 4 }),
    together: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(upload, plan, plan, async (sent, one, two) => {
      const straight = await run(sent, one)
      expect(await run(sent, two)).toEqual(straight)
      expect(straight.told).toEqual(straight.events)
      expect(straight.kept ?? []).toHaveLength(
        new Set(sent.map(({ line }) => line).filter((line) => line[0] === '{')).size,
      )
    }),
    { numRuns: 20 },
  )
})
