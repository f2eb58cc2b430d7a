import { browserDevice } from '#device/browser-device.ts'
import { useAccount, useDevice } from '#device/hooks.ts'
import { build } from '#platform/build.ts'
import { personOf } from '#session/known-people.ts'

export type DeviceFacts = { personName: string; deviceName: string; build: string; lock: () => Promise<void> }

/** Who uses this device and what it is called; undefined until read. */
export function useDeviceFacts(): DeviceFacts | undefined {
  const account = useAccount()
  const device = useDevice()
  if (!account || !device) return undefined
  return {
    personName: personOf(account, account.current)?.name ?? '',
    deviceName: device.name ?? '',
    build,
    lock: () => browserDevice().session.lock(),
  }
}
