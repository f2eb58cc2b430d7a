const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Text whose UTF-8 bytes are exactly `bytes`; null when they are not UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
