import type { Pool } from '@sac/platform/db/create-pool'
import { type KnownDevice, listDevicesById } from './devices/store/device-rows.ts'

export type DeviceDirectory = {
  /** What these are called and whose they are; those that are known, revoked ones too. */
  listDevices: (deviceIds: readonly string[]) => Promise<KnownDevice[]>
}

/** What others may ask of devices. `pool` reads schema `sync`. */
export const createDeviceDirectory = ({ pool }: { pool: Pool }): DeviceDirectory => ({
  listDevices: (deviceIds) => listDevicesById(pool, deviceIds),
})
