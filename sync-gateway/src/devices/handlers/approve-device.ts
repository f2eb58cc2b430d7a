import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { GatewayContext } from '#gateway-context'
import { acceptUnapprovedLines } from '#quarantine/handlers/accept-waiting-lines'
import { lockDevice } from '../store/device-rows.ts'
import { approveIfWaiting } from '../store/enrolment-rows.ts'

/** From now on the device's lines count, those that waited too. Repeating it accepts what may be left. Throws `request.not-found`. */
export async function approveDevice(
  context: GatewayContext,
  { deviceId, by }: { deviceId: string; by: string },
): Promise<{ deviceId: string }> {
  const { pool, now } = context
  await withTransaction(pool, async (tx) => {
    if (!(await lockDevice(tx, deviceId)))
      throw new Problem('request.not-found', { detail: 'There is no such device.' })
    if (!(await approveIfWaiting(tx, { deviceId, by, at: now() }))) return
    const entry = { actorId: by, action: 'device.approved', subjectId: deviceId, reason: null, note: null, details: {} }
    await appendAudit(context, tx, entry)
  })
  await acceptUnapprovedLines(context, { deviceId })
  return { deviceId }
}
