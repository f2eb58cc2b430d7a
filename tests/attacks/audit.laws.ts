// D1: who did what, to what, when and why is on record for every act that makes something count: nobody acts unseen.
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'
import { recordInspection } from '../pipeline/whole-inspection.ts'
import { saveCopy } from '../support/saved-copy.ts'
import { createSigner, shownKey } from '../support/signers.ts'
import { type Sealing, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import { auditOf, expectAudited, officerOf } from './audit-trail.ts'
import { postFrom } from './from-address.ts'
import { enrolledSince, hoursAgo, newAccount, newInspector, recordAt } from './people.ts'

async function send(device: SimulatedDevice): Promise<void> {
  await device.upload()
  await device.uploadBlobs()
}

async function sealWith(device: SimulatedDevice, sealing: Sealing): Promise<string> {
  const { inspectionId } = recordInspection(device, { finds: 'minor', ends: 'open' })
  device.sign(inspectionId)
  device.finish(inspectionId, sealing)
  await send(device)
  return inspectionId
}

type Decision = {
  path: string
  action: string
  status: string
  /** Gives an inspection that waits for this. */
  make: (product: Product) => Promise<string>
  body?: Record<string, unknown>
}

const decisions: readonly Decision[] = [
  {
    path: 'confirm-date',
    action: 'inspection.date-confirmed',
    status: 'needs-date',
    body: { testedAt: hoursAgo(72).toISOString(), despite: 'The device was enrolled anew.' },
    make: async ({ newDevice }) => {
      const device = await newDevice()
      const { inspectionId } = recordAt(hoursAgo(72), () => recordInspection(device))
      await send(device)
      return inspectionId
    },
  },
  {
    path: 'decide',
    action: 'inspection.outcome-accepted',
    status: 'quarantined',
    make: async ({ newDevice }) =>
      sealWith(await newDevice(), { claims: { result: 'pass-minor', minor: 7, major: 0, dangerous: 0 } }),
  },
  {
    path: 'accept-author',
    action: 'inspection.author-accepted',
    status: 'quarantined',
    make: async ({ newDevice }) => sealWith(await newDevice(), { signSeal: null }),
  },
  {
    path: 'accept-disabled',
    action: 'inspection.disabled-accepted',
    status: 'quarantined',
    make: async (product) => {
      const since = hoursAgo(1000)
      const session = await newInspector(product, since)
      const device = await enrolledSince(product, session, since)
      const { inspectionId } = recordInspection(device)
      await product.database.pool.query('UPDATE users.users SET disabled_at = $2 WHERE user_id = $1', [
        session.userId,
        hoursAgo(1),
      ])
      await send(device)
      return inspectionId
    },
  },
]

const close: Decision = {
  path: 'close',
  action: 'inspection.closed',
  status: 'in-progress',
  make: async ({ newDevice }) => {
    const device = await newDevice()
    const { inspectionId } = recordInspection(device, { ends: 'open' })
    await send(device)
    return inspectionId
  },
}

export function describeAudit(product: () => Product): void {
  describe('on record with who, what, which, when and why', () => {
    test.each([...decisions, close])(
      'is what the office decides by $path, once, and only what was decided',
      async (one) => {
        const { office } = product()
        const { path, action, status, make, body = {} } = one
        const actorId = await officerOf(product())
        const inspectionId = await make(product())
        await office.untilInspection(inspectionId, status)
        const about = { actorId, action, subjectId: inspectionId }
        const command = { decisionId: uuidv7(), reason: 'seen by two of us', ...body }
        const decide = (more: Record<string, unknown>) =>
          office.post(`/api/v1/inspections/${inspectionId}/${path}`, {
            ...command,
            ...(path === 'close' ? {} : { seal: 1 }),
            ...more,
          })
        if (path !== 'close') expect((await decide({ seal: 2 })).status).toBe(409)
        expect(await auditOf(product(), 'inspections', about)).toEqual([])
        const since = Date.now()
        for (const _ of [1, 2]) expect((await decide({})).status).toBe(200)
        const { note, details } = await expectAudited(product(), 'inspections', { ...about, since })
        const { testedAt = null, despite = null } = body
        const seal = path === 'close' ? null : 1
        expect({ note, details }).toEqual({
          note: command.reason,
          details: { commandId: command.decisionId, seal, testedAt, despite },
        })
      },
    )

    test('is every sign-in of staff, and no guess', async () => {
      const { stack } = product()
      const { userId, email } = await newAccount(product(), hoursAgo(24))
      const act = { actorId: userId, action: 'staff.signed-in', subjectId: userId }
      const login = (password: string, who = email) =>
        postFrom(stack.url, '/api/v1/auth/login', { ip: '127.0.0.80', body: { email: who, password } })
      await login('a guess')
      expect(await auditOf(product(), 'users', act)).toEqual([])
      const since = Date.now()
      await signIn(stack.url, email)
      const { details } = await expectAudited(product(), 'users', { ...act, since })
      const { rows } = await product().database.pool.query(
        'SELECT session_id AS "sessionId" FROM users.sessions WHERE user_id = $1',
        [userId],
      )
      expect(details).toMatchObject({ role: 'inspector', ...rows[0] })
      const admin = await signIn(stack.url, 'admin2@demo.test')
      const as = { ...act, actorId: admin.userId, subjectId: admin.userId }
      expect((await auditOf(product(), 'users', as)).at(-1)?.details).toMatchObject({ role: 'admin' })
    })

    test('is the import of a saved copy, and the end of a device, once', async () => {
      const { stack, inspector, office, newDevice } = product()
      const device = await newDevice()
      const { inspectionId } = recordInspection(device)
      const copy = await savedCopyOf(product(), device)
      const actorId = await officerOf(product())
      const since = Date.now()
      const byInspector = { ip: '127.0.0.1', body: copy, bearer: inspector.accessToken }
      expect((await postFrom(stack.url, '/api/v1/admin/devices/import', byInspector)).status).toBe(403)
      expect((await office.post('/api/v1/admin/devices/import', copy)).status).toBe(200)
      const imported = { actorId, action: 'copy.imported', subjectId: device.deviceId, since }
      const { details } = await expectAudited(product(), 'sync', imported)
      expect(details).toMatchObject({ lines: device.lines.length, accepted: device.lines.length, damagedPhotos: 0 })
      await office.untilInspection(inspectionId, 'certified')

      for (const _ of [1, 2])
        expect((await office.post(`/api/v1/admin/devices/${device.deviceId}/revoke`, {})).status).toBe(200)
      await expectAudited(product(), 'sync', { ...imported, action: 'device.revoked' })
    })
  })
}

/** All a device holds, signed with a key of its own that the office knows. */
async function savedCopyOf({ stack, inspector }: Product, device: SimulatedDevice) {
  const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
    fetch(`${stack.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${inspector.accessToken}`, ...more },
      body: JSON.stringify(body),
    })
  const other = await post('/sync/v1/devices', { deviceId: uuidv7(), name: 'another', build: 'test' })
  const { exportKey } = (await other.json()) as { exportKey: Record<string, string> }
  const { deviceId, credential } = device
  const signer = createSigner()
  const keys = [shownKey(signer, { deviceId, userId: null })]
  expect((await post('/sync/v1/keys', { keys }, { 'Sac-Device': credential })).status).toBe(200)
  const blobs = [...device.blobs].map(([hash, bytes]) => ({
    sha256: hash,
    base64: Buffer.from(bytes).toString('base64'),
  }))
  return saveCopy({ deviceId, exportKey, signer }, { lines: device.lines.map(({ text }) => text), blobs })
}
