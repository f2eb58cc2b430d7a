import type { SyncEngine } from './create-sync-engine.ts'

export type DeviceHealth = {
  /** This device keeps what it is given. */
  canSave: boolean
  /** The browser has lost this device's database; what was not sent is gone. */
  wiped: boolean
}

/** What of the device is alive in this tab. */
export type Running = { engine: SyncEngine | null; health: DeviceHealth }
