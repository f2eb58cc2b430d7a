// Small facts kept on this device. A browser that forbids storage still verifies; it only forgets.

/** The remembered text, or null. */
export const recall = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a text, if the browser lets us. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Storage is full or forbidden: the next visit starts from the network again.
  }
}
