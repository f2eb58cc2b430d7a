import type { Clock } from '@sac/platform/clock'
import { Problem } from '@sac/platform/http/problem'

export type DeviceQuota = {
  /** Throws Problem `blob.quota` when a device has sent all it may send today. */
  require: (deviceId: string) => void
  /** Counts bytes that have arrived, whatever became of them. */
  count: (deviceId: string, bytes: number) => void
}

const dayMs = 24 * 60 * 60 * 1000
const megabytes = (bytes: number) => Math.round(bytes / 1_000_000)

/**
 * How much one device may send in a day (UTC), so that one that has lost its mind does not fill the disk of all others. Each
 * process counts what came to it, and begins at 0 when it starts.
 */
export function createDeviceQuota({ now, bytesPerDay }: { now: Clock; bytesPerDay: number }): DeviceQuota {
  let day = 0
  const sent = new Map<string, number>()
  const sentToday = (deviceId: string): number => {
    const today = Math.floor(now().getTime() / dayMs)
    if (today !== day) sent.clear()
    day = today
    return sent.get(deviceId) ?? 0
  }
  return {
    require: (deviceId) => {
      if (sentToday(deviceId) < bytesPerDay) return
      const detail = `This device has sent ${megabytes(bytesPerDay)} MB today: it keeps its photos and goes on tomorrow, or when the office has raised DEVICE_DAILY_BYTES.`
      const retryAfterSeconds = Math.ceil(((day + 1) * dayMs - now().getTime()) / 1000)
      throw new Problem('blob.quota', { detail, retryAfterSeconds })
    },
    count: (deviceId, bytes) => void sent.set(deviceId, sentToday(deviceId) + bytes),
  }
}
