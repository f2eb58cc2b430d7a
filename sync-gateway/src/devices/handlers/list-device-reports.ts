import type { DeviceReport } from '@sac/contracts/http/devices'
import type { Db } from '@sac/platform/db/db'
import { deviceReport } from '../domain/device-report.ts'
import { listDevices, listEpochsOf, listOpenAlarms, listOwedPhotos } from '../store/owed-rows.ts'

const nothingOwed = { count: 0, photos: [], since: null }

type Page = Parameters<typeof listDevices>[1]

/** A page of devices by name, with what each still owes. */
export async function listDeviceReports(db: Db, page: Page): Promise<DeviceReport[]> {
  const devices = await listDevices(db, page)
  const ids = devices.map(({ deviceId }) => deviceId)
  const [epochs, photos, alarms] = await Promise.all([
    listEpochsOf(db, ids),
    listOwedPhotos(db, ids),
    listOpenAlarms(db, ids),
  ])
  const epochsOf = Map.groupBy(epochs, ({ deviceId }) => deviceId)
  const alarmsOf = Map.groupBy(alarms, ({ deviceId }) => deviceId)
  const photosOf = new Map(photos.map((owed) => [owed.deviceId, owed]))
  return devices.map((device) =>
    deviceReport(device, {
      epochs: epochsOf.get(device.deviceId) ?? [],
      photos: photosOf.get(device.deviceId) ?? nothingOwed,
      alarms: alarmsOf.get(device.deviceId) ?? [],
    }),
  )
}
