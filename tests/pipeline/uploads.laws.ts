// The same inspections uploaded over a good line and over a terrible one: what is stored and issued must be the same.
import { createKafkaBus } from '@sac/platform/bus/kafka/create-kafka-bus'
import type { EventBus } from '@sac/platform/bus/port'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { beforeAll, describe, expect, test } from 'vitest'
import type { DeviceLink } from '../support/device-link.ts'
import { enrolDevice, type SimulatedDevice, sha256, signIn } from '../support/simulated-device.ts'
import { deliverBlobs, deliverLines, shuffled } from './deliver.ts'
import { createRandom, type FaultCounts, startFaultProxy } from './fault-proxy.ts'
import { openProduct, type Product } from './open-product.ts'
import { readTopic } from './read-topic.ts'
import { readEvidence, type StoredEvidence, sequencesOf } from './stored-evidence.ts'
import { until } from './until.ts'
import { type Inspection, recordInspection } from './whole-inspection.ts'

type Work = { devices: SimulatedDevice[]; inspections: Inspection[]; abandoned: Inspection }

/** Two inspectors with a device each. */
async function recordWork({ stack, newDevice }: Product): Promise<Work> {
  const first = await newDevice()
  const second = await enrolDevice(stack.url, await signIn(stack.url, 'inspector2@demo.test'))
  const sealed = [
    recordInspection(first),
    recordInspection(first, { finds: 'major' }),
    recordInspection(second, { finds: 'minor' }),
    recordInspection(second),
  ]
  const abandoned = recordInspection(first, { ends: 'abandoned' })
  return { devices: [first, second], inspections: [...sealed, abandoned], abandoned }
}

async function untilDone({ office, database }: Product, { inspections, abandoned }: Work): Promise<void> {
  for (const { inspectionId } of inspections) {
    await office.untilInspection(inspectionId, inspectionId === abandoned.inspectionId ? 'complete' : 'certified')
  }
  // The refusal has no number and so leaves no trace in the inspection.
  const isSealed = async () => {
    const papers = await office.certificates()
    return papers.length >= inspections.length && papers.every(({ status }) => status !== 'issuing') ? true : null
  }
  await until(isSealed, { what: 'all certificates' })
  // What has happened is told a moment later.
  const isTold = async () => {
    const waiting = ['sync', 'inspections', 'certificates'].map((schema) => `SELECT FROM ${schema}.bus_outbox`)
    return (await database.pool.query(waiting.join(' UNION ALL '))).rowCount === 0 ? true : null
  }
  await until(isTold, { what: 'everything to be on the log' })
}

async function uploadCleanly({ devices }: Work): Promise<void> {
  for (const device of devices) {
    await device.upload()
    await device.uploadBlobs()
  }
}

/** Two clients of each device at once, each with the lines dealt differently, all over one bad line. */
async function uploadChaotically(product: Product, { devices }: Work): Promise<FaultCounts> {
  const random = createRandom(20_141_124)
  const proxy = await startFaultProxy({ target: product.stack.url, random })
  const sessions = [product.inspector, await signIn(product.stack.url, 'inspector2@demo.test')]
  const clients = await Promise.all(
    devices.map(async (device, at) => {
      const link = await device.enrolAt(product.stack.url, sessions[at] ?? product.inspector, proxy.url)
      return [client(device, link, random), client(device, link, random)]
    }),
  )
  await Promise.all(clients.flat())
  await proxy.close()
  return proxy.counts
}

async function client(device: SimulatedDevice, link: DeviceLink, random: () => number): Promise<void> {
  await deliverLines(link, shuffled(device.lines, { size: 40, random }))
  await deliverBlobs(link, device.blobs)
}

type Log = {
  /** Kafka's, or nothing for the log in PostgreSQL. */
  brokers: () => readonly string[] | undefined
}

const openBus = (product: Product, brokers: readonly string[] | undefined): Promise<EventBus> | EventBus =>
  brokers
    ? createKafkaBus({ brokers: [...brokers], clientId: 'reader', log: createSilentLogger() })
    : createPostgresLog({ url: product.database.url, log: createSilentLogger() })

type Facts = ReadonlyMap<string, string>

/** What the log says of these inspections: event types by event id. */
async function readFacts(product: Product, work: Work, brokers: readonly string[] | undefined): Promise<Facts> {
  const bus = await openBus(product, brokers)
  const ids = new Set(work.inspections.map(({ inspectionId }) => inspectionId))
  const records = [...(await readTopic(bus, 'inspections-topic')), ...(await readTopic(bus, 'certificates-topic'))]
  await bus.close(5_000)
  const own = records.filter(({ data }) => ids.has(String(data['inspectionId'])))
  return new Map(own.map(({ eventId, eventType }) => [eventId, eventType]))
}

export function describeUploads({ brokers }: Log): void {
  let work: Work
  let clean: StoredEvidence
  let chaotic: StoredEvidence
  let faults: FaultCounts
  let factsOfCalm: Facts
  let facts: Facts

  async function run(product: Product, upload: () => Promise<void>): Promise<StoredEvidence> {
    await upload()
    await untilDone(product, work)
    return readEvidence(
      product,
      work.inspections.map(({ inspectionId }) => inspectionId),
    )
  }

  // One after the other: on Kafka both use the same topics and groups, which are emptied in between.
  beforeAll(async () => {
    const calm = await openProduct({ brokers: brokers() })
    work = await recordWork(calm)
    try {
      clean = await run(calm, () => uploadCleanly(work))
      factsOfCalm = await readFacts(calm, work, brokers())
    } finally {
      await calm.close()
    }
    const stormy = await openProduct({ brokers: brokers() })
    try {
      chaotic = await run(stormy, async () => {
        faults = await uploadChaotically(stormy, work)
      })
      facts = await readFacts(stormy, work, brokers())
    } finally {
      await stormy.close()
    }
  })

  describe('uploads over a line that doubles requests, loses answers and breaks photos off', () => {
    test('did meet every fault', () => {
      expect(Object.entries(faults).filter(([, count]) => count === 0)).toEqual([])
    })

    test('store exactly the bytes that were recorded', () => {
      const recorded = work.devices
        .flatMap(({ lines }) => lines)
        .map(({ line: { eventId }, text }) => ({ eventId, line: text, hash: sha256(text) }))
        .toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1))
      expect(clean.gateway).toEqual(recorded)
      expect(chaotic.gateway).toEqual(recorded)
      expect(chaotic.service).toEqual(recorded)
      const photos = chaotic.inspections.flatMap((inspection) => Object.entries(inspection.photos))
      expect(photos.map(([named]) => named).toSorted()).toEqual(
        work.devices.flatMap(({ blobs }) => [...blobs.keys()]).toSorted(),
      )
      expect(photos.filter(([named, stored]) => named !== stored)).toEqual([])
    })

    test('lead to the same outcomes, reports and certificates as a clean upload', () => {
      expect(chaotic.inspections).toEqual(clean.inspections)
      expect(chaotic.inspections.map(({ certificates }) => certificates.length)).toEqual([1, 1, 1, 1, 1])
    })

    test('take numbers without a gap', () => {
      for (const { numbers } of [clean, chaotic]) expect(sequencesOf(numbers)).toEqual([1, 2, 3, 4])
    })

    test('leave nothing in quarantine, no alarm and no dead letter', () => {
      for (const { quarantine, alarms, deadLetters } of [clean, chaotic])
        expect({ quarantine, alarms, deadLetters }).toEqual({ quarantine: [], alarms: [], deadLetters: 0 })
    })

    test('make each fact once', () => {
      const made = [...facts].filter(([eventId]) => !factsOfCalm.has(eventId)).map(([, type]) => type)
      const count = (type: string) => made.filter((one) => one === type).length
      expect(count('inspection.completed')).toBe(work.inspections.length)
      expect(count('inspection.amended')).toBe(0)
      expect(count('certificate.generated')).toBe(work.inspections.length)
      expect(count('certificate.superseded')).toBe(0)
      expect(count('inspection.retest-ordered')).toBe(1)
      const lines = work.devices.flatMap((device) => device.lines)
      expect(lines.filter(({ line }) => facts.get(line.eventId) !== `inspection.${line.type}`)).toEqual([])
    })
  })
}
