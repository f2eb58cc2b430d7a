// A second, independent memory of this device's id: when the database is new and this is not, the browser has lost the
// database, and with it work that may not have been sent.
const key = 'sac-device'

/** True when another database was here before. Remembers the id it is given. */
export function wasWiped(deviceId: string): boolean {
  try {
    const before = localStorage.getItem(key)
    localStorage.setItem(key, deviceId)
    return before !== null && before !== deviceId
  } catch {
    return false
  }
}

/** The id was changed on purpose. */
export function rememberDevice(deviceId: string): void {
  try {
    localStorage.setItem(key, deviceId)
  } catch {
    // Without this memory a loss cannot be told from a first start; nothing else depends on it.
  }
}
