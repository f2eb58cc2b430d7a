import type { EnrolRequest, EnrolResult } from '@sac/contracts/sync/protocol'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type * as z from 'zod/mini'
import { publishFacts } from '#changes/handlers/publish-facts'
import type { GatewayContext } from '#gateway-context'
import { insertSignInIfAbsent } from '../store/actor-rows.ts'
import { findDevice, insertDeviceIfAbsent, replaceCredential } from '../store/device-rows.ts'
import { approveIfWaiting, insertEnrolment } from '../store/enrolment-rows.ts'
import { hashOfCredential, newCredential } from './credential.ts'

type Enrol = {
  userId: string
  request: z.infer<typeof EnrolRequest>
  exportKey: Record<string, unknown>
  needsApproval: boolean
}

/**
 * Makes a device known, or gives the same person's device a new credential; the credential is shown once, here. Throws
 * Problem `device.belongs-elsewhere` or `device.revoked`.
 */
export async function enrolDevice(
  { pool, now, newId }: Pick<GatewayContext, 'pool' | 'now' | 'newId'>,
  { userId, request, exportKey, needsApproval }: Enrol,
): Promise<EnrolResult> {
  const credential = newCredential()
  const at = now()
  const { deviceId } = request
  const device = {
    deviceId,
    inspectorId: userId,
    name: printable(request.name) || 'device',
    build: printable(request.build),
    credentialHash: hashOfCredential(credential),
  }
  await withTransaction(pool, async (tx) => {
    const isNew = await insertDeviceIfAbsent(tx, { ...device, at })
    if (!isNew && !(await replaceCredential(tx, device))) throw await refusal(tx, deviceId)
    await insertEnrolment(tx, { ...device, enrolmentId: newId(), userId, at, isFirst: isNew })
    if (isNew && !needsApproval) await approveIfWaiting(tx, { deviceId, by: null, at })
    await insertSignInIfAbsent(tx, { deviceId, userId, at })
    const value = { deviceId, name: device.name, revokedAt: null }
    await publishFacts(tx, [{ entity: 'device', id: deviceId, audience: userId, value, at }])
    const action = isNew ? 'device.enrolled' : 'device.enrolled-again'
    const entry = { actorId: userId, action, subjectId: deviceId, reason: null, note: null }
    await appendAudit({ now, newId }, tx, { ...entry, details: { name: device.name, build: device.build } })
  })
  return { deviceId, credential, exportKey, serverTime: at.toISOString() }
}

async function refusal(tx: Tx, deviceId: string): Promise<Problem> {
  const device = await findDevice(tx, deviceId)
  if (device?.revokedAt) return new Problem('device.revoked', { detail: 'Enrol under a new device id.' })
  return new Problem('device.belongs-elsewhere', { detail: 'Enrol under a new device id.' })
}

const printable = (text: string) => text.replaceAll(/\p{Cc}/gu, '').trim()
