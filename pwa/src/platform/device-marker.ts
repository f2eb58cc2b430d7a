// A second, independent memory of this device's id: when the database is new and this is not, the browser has lost the
// database, and with it work that may not have been sent.
import { recall, remember } from './memory.ts'

const key = 'sac-device'

/** Whether this browser has been a device of the office; told without opening the database. */
export const isRemembered = (): boolean => recall(key) !== null

/** True when another database was here before. Remembers the id it is given. */
export function wasWiped(deviceId: string): boolean {
  const before = recall(key)
  remember(key, deviceId)
  return before !== null && before !== deviceId
}

/** The id was changed on purpose. Without this memory a loss cannot be told from a first start; nothing else depends on it. */
export const rememberDevice = (deviceId: string): void => remember(key, deviceId)
