// A certificate is had by the person it names alone: neither by whoever holds their device, nor with its credential.
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { authorshipOf, createSigner, createSigners, shownKey } from '../support/signers.ts'
import { enrolDevice, type Sealing, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'
import { untilVerdict } from './verdict-of.ts'
import { recordInspection } from './whole-inspection.ts'

type SignSeal = Sealing['signSeal']

/** Everything is at the office; the seal is signed by `signSeal` instead of the person. */
async function sealAs(device: SimulatedDevice, signSeal: SignSeal) {
  const { inspectionId } = recordInspection(device, { ends: 'open' })
  device.sign(inspectionId)
  device.finish(inspectionId, signSeal === undefined ? {} : { signSeal })
  await device.upload()
  await device.uploadBlobs()
  return inspectionId
}

/** Signs in somebody else on the device and makes their key known, as the app does. */
async function colleagueOn({ stack }: Product, device: SimulatedDevice) {
  const session = await signIn(stack.url, 'inspector2@demo.test')
  await device.as(session).changes()
  const signer = createSigner()
  const response = await fetch(`${stack.url}/sync/v1/keys`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${session.accessToken}`,
      'Sac-Device': device.credential,
    },
    body: JSON.stringify({ keys: [shownKey(signer, { deviceId: device.deviceId, userId: session.userId })] }),
  })
  expect(response.status).toBe(200)
  return signer
}

const forgers: [string, string, (product: Product, device: SimulatedDevice) => Promise<SignSeal>][] = [
  ['with no key at all', 'seal-unsigned', async () => null],
  ['with a key of their own making', 'seal-key-unknown', async () => createSigners().sign],
  [
    'with the key of a colleague who uses it too',
    'seal-not-authors',
    async (product, device) => {
      const signer = await colleagueOn(product, device)
      return (sealed) => authorshipOf(signer, sealed)
    },
  ],
  [
    'with what its person signed for another car',
    'seal-not-authors',
    async (_product, device) => {
      const { inspectionId } = recordInspection(device)
      const genuine = device.lines.findLast(({ line }) => line.inspectionId === inspectionId)?.line
      if (genuine?.type !== 'finished' || !genuine.payload.authorship) throw new Error('nobody signed')
      const { authorship } = genuine.payload
      return () => authorship
    },
  ],
]

export function describeAuthorship(product: () => Product): void {
  describe('whoever holds a device, and not its person', () => {
    test.each(forgers)('certifies nothing %s', async (_how, code, forge) => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const inspectionId = await sealAs(device, await forge(product(), device))
      const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons).toMatchObject([{ code }])
      expect(await office.certificates(inspectionId)).toEqual([])
      // The person signs, and it is certified.
      device.finish(inspectionId, { seal: 2 })
      await device.upload(device.lines.slice(-1))
      await office.untilInspection(inspectionId, 'certified')
    })

    test('certifies nothing with the key of the same person on another device', async () => {
      const { office, newDevice } = product()
      const [device, other] = [await newDevice(), await newDevice()]
      recordInspection(other)
      const elsewhere = other.lines.at(-1)?.line
      if (elsewhere?.type !== 'finished') throw new Error(elsewhere?.type)
      const { authorship } = elsewhere.payload
      const inspectionId = await sealAs(device, () => authorship ?? expect.unreachable())
      const { inspection } = await office.untilInspection(inspectionId, 'quarantined')
      expect(inspection.reasons).toMatchObject([{ code: 'seal-not-authors' }])
    })

    test('cannot displace what its person has signed', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device)
      device.finish(inspectionId, { seal: 9_999, reason: 'amended', signSeal: null })
      await device.upload()
      await device.uploadBlobs()
      const { inspection, completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions).toMatchObject([{ seal: 1 }])
      expect(inspection.reasons.map(({ code }) => code)).toContain('seal-unsigned')
    })

    test('imports no copy made with the office’s public key', async () => {
      const { office, newDevice, stack, inspector } = product()
      const { deviceId } = await newDevice()
      // As anybody may have it who enrols a device.
      const other = await enrolDevice(stack.url, inspector)
      expect(other.deviceId).not.toBe(deviceId)
      const ephemeral = createSigner().publicKey
      const copy = { v: 1, deviceId, ephemeral, iv: 'AAAAAAAAAAAAAAAA', ciphertext: 'AAAA' }
      const unsigned = await office.post('/api/v1/admin/devices/import', copy)
      expect(await unsigned.json()).toMatchObject({ code: 'request.invalid', errors: [{ field: 'authorship' }] })
    })
  })

  describe('an app of before, which signs nothing', () => {
    test('loses nothing: all of it arrives, it is told to seal again, and that certifies', async () => {
      const { office, newDevice } = product()
      const device = await newDevice()
      const inspectionId = await sealAs(device, null)
      const verdict = await untilVerdict(device, inspectionId, 'quarantined')
      expect(verdict.reasons).toMatchObject([{ code: 'seal-unsigned' }])
      const found = await office.findInspection(inspectionId)
      expect(found?.timeline).toHaveLength(device.lines.length)
      expect(found?.blobs).toHaveLength(device.blobs.size)
      device.finish(inspectionId, { seal: 2 })
      await device.upload(device.lines.slice(-1))
      await untilVerdict(device, inspectionId, 'certified')
    })

    test('and whose person is gone: the office lets the seal count, which the report says', async () => {
      const { office, newDevice, inspector, stack } = product()
      const device = await newDevice()
      const inspectionId = await sealAs(device, null)
      await office.untilInspection(inspectionId, 'quarantined')
      const path = `/api/v1/inspections/${inspectionId}/accept-author`
      const decision = { decisionId: uuidv7(), seal: 1, reason: 'spoken with the inspector' }
      const byInspector = await fetch(`${stack.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${inspector.accessToken}` },
        body: JSON.stringify(decision),
      })
      expect(byInspector.status).toBe(403)
      expect((await office.post(path, decision)).status).toBe(200)
      const { completions } = await office.untilInspection(inspectionId, 'certified')
      expect(completions[0]?.report.flags).toContain('author-accepted-by-office')
    })
  })
}
