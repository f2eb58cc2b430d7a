const quote = 0x22
const backslash = 0x5c

/** True when JSON text nests arrays and objects deeper than `limit`. Looks at bytes only, before anything is built from them. */
export function isDeeperThan(json: Uint8Array, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < json.length; i += 1) {
    const byte = json[i]
    if (inString) {
      if (byte === backslash) i += 1
      else if (byte === quote) inString = false
    } else if (byte === quote) inString = true
    else depth += step(byte)
    if (depth > limit) return true
  }
  return false
}

function step(byte: number | undefined): number {
  if (byte === 0x7b || byte === 0x5b) return 1
  return byte === 0x7d || byte === 0x5d ? -1 : 0
}
