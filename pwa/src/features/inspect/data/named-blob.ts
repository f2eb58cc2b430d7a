import type { Reason } from '#db/inspection-status.ts'

/** What the office cannot use as it is; its words begin with the name of the blob. */
const unusable: ReadonlySet<string> = new Set([
  'photo-unreadable',
  'photo-altered',
  'signature-unreadable',
  'certificate-refused',
])

/** The first twelve digits of the hash of a photo or signature to be given anew; null when the reason names none. */
export function namedBlob({ code, detail }: Reason): string | null {
  const [, beginning = null] = /^(?:photo|signature) ([0-9a-f]{12})\b/.exec(detail) ?? []
  return unusable.has(code) ? beginning : null
}

/** Whether the office, or this device, cannot use the bytes of this hash. */
export function isUnusable(sha256: string, lost: readonly string[], reasons: readonly Reason[]): boolean {
  return lost.includes(sha256) || reasons.some((reason) => namedBlob(reason) === sha256.slice(0, 12))
}

/** Whether the office refused a text: it has to be written anew. */
export const isAboutText = (reason: Reason): boolean =>
  reason.code === 'text-refused' || (reason.code === 'certificate-refused' && namedBlob(reason) === null)
