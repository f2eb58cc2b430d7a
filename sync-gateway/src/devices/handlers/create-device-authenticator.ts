import type { IncomingHttpHeaders } from 'node:http'
import { deviceHeader } from '@sac/contracts/sync/protocol'
import type { Db } from '@sac/platform/db/db'
import type { Device } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
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
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })

  const findDevice: DeviceAuthenticator['findDevice'] = async (headers) => {
    const credential = headers[deviceHeader.toLowerCase()]
    if (credential === undefined || credential === '') return null
    const device = await findDeviceByCredential(db, hashOfCredential(String(credential)))
    if (!device) throw new Problem('device.unknown', { detail: 'Enrol this device again.' })
    if (device.revokedAt)
      throw new Problem('device.revoked', { detail: 'Keep the data; the office can import a copy.' })
    return device
  }

  const count = async (deviceId: string): Promise<void> => {
    try {
      await limiter.consume(deviceId)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      throw new Problem('request.limited', { detail: 'This device sends too often.', retryAfterSeconds })
    }
  }

  return {
    findDevice,
    authenticate: async (headers) => {
      const device = await findDevice(headers)
      if (!device) throw new Problem('device.unknown', { detail: `Send the credential as ${deviceHeader}.` })
      await count(device.deviceId)
      return { proof: 'device', deviceId: device.deviceId }
    },
  }
}
