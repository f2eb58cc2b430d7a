// The completion manifest's root: what a device sealed, so that the server can prove that exactly this arrived.
import { compareText } from '../text/compare-text.ts'

export type ManifestEntry = { deviceId: string; epoch: string; seq: number; eventId: string; payloadHash: string }

export const byDeviceEpochSeq = (a: ManifestEntry, b: ManifestEntry): number =>
  compareText(a.deviceId, b.deviceId) || compareText(a.epoch, b.epoch) || a.seq - b.seq

function writeHex(target: Uint8Array, offset: number, hex: string): void {
  for (let i = 0; i < hex.length; i += 2)
    target[offset + i / 2] = digit(hex.charCodeAt(i)) * 16 + digit(hex.charCodeAt(i + 1))
}

// 0–9 are 0x30 to 0x39, a–f 0x61 to 0x66.
const digit = (code: number) => (code & 15) + (code >> 6) * 9

/**
 * The bytes whose SHA-256 is the root: for each entry, in order of (deviceId, epoch, seq), the 16-byte eventId followed by
 * the 32-byte payloadHash. Independent of the order of `entries`. The caller hashes (WebCrypto or node:crypto).
 */
export function manifestBytes(entries: readonly ManifestEntry[]): Uint8Array<ArrayBuffer> {
  const sorted = entries.toSorted(byDeviceEpochSeq)
  const bytes = new Uint8Array(sorted.length * 48)
  sorted.forEach((entry, index) => {
    writeHex(bytes, index * 48, entry.eventId.replaceAll('-', ''))
    writeHex(bytes, index * 48 + 16, entry.payloadHash)
  })
  return bytes
}
