import type { DeviceReport } from '@sac/contracts/http/devices'
import type { Db } from '@sac/platform/db/db'
import { deviceReport } from '../domain/device-report.ts'
import { listAllEpochs, listDevices, listOpenAlarms, listOwedPhotos } from '../store/owed-rows.ts'

const nothingOwed = { count: 0, photos: [], since: null }

/** Every device, with what it still owes. */
export async function listDeviceReports(db: Db): Promise<DeviceReport[]> {
  const [devices, epochs, photos, alarms] = await Promise.all([
    listDevices(db),
    listAllEpochs(db),
    listOwedPhotos(db),
    listOpenAlarms(db),
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
