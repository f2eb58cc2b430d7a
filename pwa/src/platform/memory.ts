// Small facts kept on this device, no evidence. A browser that forbids storage still works; it only forgets.

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
    // Storage is full or forbidden.
  }
}

/** What was remembered as JSON, as this version or an earlier one wrote it; null when there is nothing that can be read. */
export const recallJson = (key: string): unknown => {
  try {
    return JSON.parse(recall(key) ?? 'null')
  } catch {
    return null
  }
}

export const rememberJson = (key: string, value: unknown): void => remember(key, JSON.stringify(value))

/** Forgets everything whose key begins so. */
export const forget = (prefix: string): void => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Nothing can be remembered here.
  }
}
