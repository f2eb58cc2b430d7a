import type { UnusableLine } from './evidence.ts'
import type { Reason } from './reason.ts'

/** Why a line that does not count stops its inspection. */
export function reasonOfUnusable({ code, detail, settled }: UnusableLine): Reason {
  if (settled)
    return {
      code: 'seal-again',
      detail: `the office set an entry aside (${code}): seal the inspection again without it`,
    }
  if (code === 'device.unapproved') return { code: 'device-unapproved', detail }
  return { code: 'line-quarantined', detail: `${code}: ${detail}` }
}
