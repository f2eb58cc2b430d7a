import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plannedAppointment as appointment, completedReport as report } from '#testing/event-data'
import { consumerOf, only, readFeed as read } from '#testing/follow-feed'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, type TestDevice } from '#testing/test-device'

let server: TestGateway
let device: TestDevice
beforeAll(async () => {
  server = await startGateway({ checkAnswers: false })
  server.clock.now = new Date('2026-11-23T10:00:00.000Z')
  device = await enrol(server)
})
afterAll(() => server.close())
const consume = consumerOf(() => server)

test('the history of a planned car follows what people say of it: two tests linked, not yet, or no longer', async () => {
  const newVin = () => `VF1${uuidv7().replaceAll('-', '').slice(-14).toUpperCase()}`
  const tested = async (vin: string, testedAt: string, odometer: number) => {
    const inspectionId = uuidv7()
    const told = { ...report(vin, testedAt, odometer), inspectionId }
    await consume('inspection.completed', { inspectionId, result: 'pass', report: told })
    return inspectionId
  }
  const [right, wrong] = [newVin(), newVin()]
  const earlierId = await tested(wrong, '2024-11-20T10:00:00.000Z', 80_000)
  const planned = [appointment({ vehicle: { vin: right } }), appointment({ vehicle: { vin: wrong } })]
  for (const one of planned) await consume('appointment.created', one)
  const readings = async ({ appointmentId }: { appointmentId: string }) => {
    const [change] = only(await read(device), appointmentId)
    const history = change?.value?.['history'] as { odometer: { value: number }[] } | null | undefined
    return history?.odometer.map(({ value }) => value) ?? null
  }
  const decision = { seal: null, reason: 'the VIN was read wrongly', testedAt: null }
  const decided = (inspectionId: string, kind: 'link' | 'unlink', standing: 'linked' | 'waiting' | 'unlinked') =>
    consume('inspection.decided', { ...decision, inspectionId, earlierId, kind, standing })
  const shown = async () => Promise.all(planned.map(readings))
  expect(await shown()).toEqual([null, [80_000, 70_000]])
  const later = await tested(right, '2025-11-20T10:00:00.000Z', 100_000)
  await decided(later, 'link', 'waiting')
  expect(await shown()).toEqual([
    [100_000, 90_000],
    [80_000, 70_000],
  ])
  await decided(later, 'link', 'linked')
  const both = await shown()
  expect(both[0]).toEqual(both[1])
  expect(both[0]).toEqual(expect.arrayContaining([100_000, 80_000]))
  const next = appointment({ vehicle: { vin: wrong } })
  await consume('appointment.created', next)
  expect(await readings(next)).toEqual(both[0])
  await tested(wrong, '2025-12-20T10:00:00.000Z', 105_000)
  expect((await shown())[0]).toEqual(expect.arrayContaining([105_000, 100_000]))
  await decided(later, 'unlink', 'unlinked')
  expect(await shown()).toEqual([
    [100_000, 90_000],
    [105_000, 95_000],
  ])
})
