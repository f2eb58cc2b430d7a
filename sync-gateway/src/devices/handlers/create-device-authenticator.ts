import type { IncomingHttpHeaders } from 'node:http'
import { deviceHeader } from '@sac/contracts/sync/protocol'
import type { Db } from '@sac/platform/db/db'
import type { Device } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import { requireTurn } from '@sac/platform/limits/require-turn'
import { type DeviceRow, findDeviceByCredential } from '../store/device-rows.ts'
import { hashOfCredential } from './credential.ts'

export type DeviceAuthenticator = {
  /** The device whose credential the request shows; null without one. Throws Problem `device.unknown` or `device.revoked`. */
  findDevice: (headers: IncomingHttpHeaders) => Promise<DeviceRow | null>
  /** The same as a caller, counted against the device's own limit. Throws also `device.unknown` without a credential. */
  authenticate: (headers: IncomingHttpHeaders) => Promise<Device>
}

/** `perMinute`: requests of one device, however many devices share its address. */
export function createDeviceAuthenticator({ db, perMinute }: { db: Db; perMinute: number }): DeviceAuthenticator {
  const limiter = createLocalLimits()({ name: 'device', points: perMinute, seconds: 60 })

  const findDevice: DeviceAuthenticator['findDevice'] = async (headers) => {
    const credential = headers[deviceHeader.toLowerCase()]
    if (credential === undefined || credential === '') return null
    const device = await findDeviceByCredential(db, hashOfCredential(String(credential)))
    if (!device) throw new Problem('device.unknown', { detail: 'Enrol this device again.' })
    if (device.revokedAt)
      throw new Problem('device.revoked', { detail: 'Keep the data; the office can import a copy.' })
    return device
  }

  return {
    findDevice,
    authenticate: async (headers) => {
      const device = await findDevice(headers)
      if (!device) throw new Problem('device.unknown', { detail: `Send the credential as ${deviceHeader}.` })
      await requireTurn(limiter, device.deviceId, 'This device sends too often.')
      return { proof: 'device', deviceId: device.deviceId }
    },
  }
}
