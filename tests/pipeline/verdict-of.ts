import type { Verdict } from '@sac/contracts/sync/protocol'
import type { DeviceLink } from '../support/device-link.ts'
import { until } from './until.ts'

/** What the device has been told of an inspection; null while nothing. */
export async function findVerdict(device: Pick<DeviceLink, 'changes'>, inspectionId: string): Promise<Verdict | null> {
  const told = (await device.changes()).findLast(({ entity, id }) => entity === 'verdict' && id === inspectionId)
  return (told?.value as Verdict | null | undefined) ?? null
}

/** Waits until the device is told `status`. */
export async function untilVerdict(
  device: Pick<DeviceLink, 'changes'>,
  inspectionId: string,
  status: Verdict['status'],
): Promise<Verdict> {
  let last: Verdict | null = null
  const probe = async () => {
    last = await findVerdict(device, inspectionId)
    return last?.status === status ? last : null
  }
  return until(probe, { what: `the device to be told ${status}` }, () => last)
}
