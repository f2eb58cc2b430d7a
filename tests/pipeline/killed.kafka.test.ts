// The broker and the product itself die hard in the middle of uploads: every inspection still ends in exactly one certificate.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CertificateSummary } from '@sac/contracts/http/certificates'
import { createKafkaBus } from '@sac/platform/bus/kafka/create-kafka-bus'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { emptyLog } from '../support/empty-log.ts'
import { enrolDevice, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import { deliverBlobs, deliverLines, inBatches } from './deliver.ts'
import { digitsOf, type Office, openOffice } from './office.ts'
import { checkPaper, soundPaper } from './paper.ts'
import { readTopic } from './read-topic.ts'
import { sequencesOf } from './stored-evidence.ts'
import { type Inspection, recordInspection } from './whole-inspection.ts'

const isOurs = () => inject('kafkaControl') !== ''
const broker = async (action: 'kill' | 'restart') => {
  const response = await fetch(`${inject('kafkaControl')}/${action}`, { method: 'POST' })
  if (response.status !== 204) throw new Error(`${action} the broker: ${response.status}`)
}

let dataFolder: string
let stack: Stack
let office: Office
let devices: SimulatedDevice[]
let inspections: Inspection[]
let certificates: CertificateSummary[]
let crashes: Crashes

beforeAll(async () => {
  if (!isOurs()) return
  dataFolder = await mkdtemp(join(tmpdir(), 'sac-killed-'))
  await emptyLog(inject('kafkaBrokers'))
  stack = await startStack({ dataFolder, env: { KAFKA_BROKERS: inject('kafkaBrokers').join(',') } })
  office = await openOffice(stack.url)
  const sessions = await Promise.all(['inspector', 'inspector2'].map((name) => signIn(stack.url, `${name}@demo.test`)))
  devices = await Promise.all(sessions.map((session) => enrolDevice(stack.url, session)))
  inspections = devices.flatMap((device) => [
    recordInspection(device),
    recordInspection(device, { finds: 'minor' }),
    recordInspection(device, { finds: 'major' }),
  ])
  crashes = await uploadAmidCrashes()
  for (const { inspectionId } of inspections) await office.untilInspection(inspectionId, 'certified')
  certificates = await office.certificates()
})

afterAll(async () => {
  if (!isOurs()) return
  await stack.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

/** What happened in between, as proof that it did. */
type Crashes = { acceptedWithoutBroker: number; acceptedBeforeKill: number; acceptedAfterRestart: number }

async function uploadAmidCrashes(): Promise<Crashes> {
  const [first, second] = devices
  if (!first || !second) throw new Error('no devices')
  const batches = devices.map((device) => inBatches(device.lines, 10))
  const seen: Crashes = { acceptedWithoutBroker: 0, acceptedBeforeKill: 0, acceptedAfterRestart: 0 }
  const running: Promise<void>[] = []
  const steps: Readonly<Record<number, () => Promise<void>>> = {
    4: async () => void running.push(broker('kill')),
    6: async () => {
      await running.shift()
      seen.acceptedWithoutBroker -= await acknowledged(first)
    },
    12: async () => {
      seen.acceptedBeforeKill = await acknowledged(first)
      seen.acceptedWithoutBroker += seen.acceptedBeforeKill
      running.push(stack.kill().then(stack.start))
    },
    // Taken by the new process while the broker is still dead.
    16: async () => {
      seen.acceptedAfterRestart = (await acknowledged(first)) - seen.acceptedBeforeKill
      running.push(broker('restart'))
    },
  }
  // One sends its lines first, the other its photos.
  const ofFirst = deliverLines(first, batches[0] ?? [], (count) => steps[count]?.()).then(() =>
    deliverBlobs(first, first.blobs),
  )
  const ofSecond = deliverLines(second, batches[1] ?? [], async (count) => {
    if (count === 1) await deliverBlobs(second, second.blobs)
  })
  await Promise.all([ofFirst, ofSecond])
  await Promise.all(running)
  return seen
}

const acknowledged = async (device: SimulatedDevice) => (await device.probe()).watermark.contiguous

function testOnOurBroker(law: string, body: () => Promise<void> | void): void {
  test(law, async (context) => {
    if (!isOurs()) context.skip('the given broker is not ours to kill')
    await body()
  })
}

testOnOurBroker('uploads went on while the broker was dead, also after the product had died and started again', () => {
  expect(crashes.acceptedWithoutBroker).toBe(60)
  expect(crashes.acceptedAfterRestart).toBe(40)
})

testOnOurBroker('each inspection has exactly one certificate, and the numbers have no gap', () => {
  expect(certificates.map(({ inspectionId }) => inspectionId).toSorted()).toEqual(
    inspections.map(({ inspectionId }) => inspectionId).toSorted(),
  )
  expect(certificates.map(({ revision, status }) => `${revision} ${status}`)).toEqual(inspections.map(() => '1 valid'))
  const numbers = certificates.flatMap(({ number }) => number ?? [])
  expect(sequencesOf(numbers)).toEqual(inspections.map((_, at) => at + 1))
})

testOnOurBroker('no line is lost and none counts twice', async () => {
  const bus = createKafkaBus({ brokers: inject('kafkaBrokers'), clientId: 'reader', log: createSilentLogger() })
  const records = [...(await readTopic(bus, 'inspections-topic')), ...(await readTopic(bus, 'certificates-topic'))]
  await bus.close(5_000)
  const ids = new Set(inspections.map(({ inspectionId }) => inspectionId))
  const own = records.filter(({ data }) => ids.has(String(data['inspectionId'])))
  const published = new Map(own.map(({ eventId, eventType }) => [eventId, eventType]))
  const recorded = devices.flatMap(({ lines }) => lines.map(({ line: { eventId } }) => eventId)).toSorted()
  expect(recorded.filter((eventId) => !published.has(eventId))).toEqual([])

  // The log may hold a record twice, because a relay that loses the answer sends again; effects never double.
  const effects = await Promise.all(inspections.map(({ inspectionId }) => office.findInspection(inspectionId)))
  const counted = effects.flatMap((found) => found?.timeline.map(({ eventId }) => eventId) ?? [])
  expect(counted.toSorted()).toEqual(recorded)
  const count = (type: string) => [...published.values()].filter((one) => one === type).length
  expect([count('inspection.completed'), count('certificate.generated')]).toEqual([6, 6])
  expect(effects.map((found) => found?.completions.length)).toEqual(inspections.map(() => 1))
  await expect
    .poll(async () => (await office.groups()).filter(({ lag, deadLetters }) => lag + deadLetters !== 0))
    .toEqual([])
})

testOnOurBroker('every photo is stored as it was taken', async () => {
  for (const { inspectionId, bay, defect } of inspections) {
    for (const photo of [bay, ...(defect ? [defect] : [])])
      expect(Buffer.from(await office.photo(inspectionId, photo.sha256)).equals(photo.bytes)).toBe(true)
  }
})

testOnOurBroker('each paper is sound to pdfsig and OpenSSL, and its QR verifies as VALID', async () => {
  for (const { certificateId, result } of certificates) {
    const detail = await office.certificate(certificateId)
    const paper = await checkPaper(stack.url, await office.pdf(certificateId))
    expect(paper).toEqual(soundPaper(detail.verifyUrl))
    const car = { pass: 'passed', 'pass-minor': 'passed-with-minor', fail: 'failed' }[
      result as 'pass' | 'pass-minor' | 'fail'
    ]
    expect(await office.verify(digitsOf({ verifyUrl: paper.qr[0] ?? null }))).toMatchObject({ state: 'VALID', car })
  }
})
