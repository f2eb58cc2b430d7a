// Saves on this device, and notices when there is no room left: whoever looks at the device's health hears of it.
import type { EventLine } from '@sac/contracts/sync/event-line'
import { browserStore } from '#db/browser-store.ts'
import { noteRoom } from '#platform/storage-room.ts'
import { type NewRecord, recordEvents } from './record-events.ts'
import { type RefusalCode, refusalOf } from './record-refused.ts'

export async function saveHere(record: NewRecord): Promise<EventLine[]> {
  try {
    const lines = await recordEvents(browserStore().outbox, record)
    noteRoom('saved')
    return lines
  } catch (error) {
    noteRefusal(error)
    throw error
  }
}

/** Why something was not saved; a full device is remembered until something fits again. */
export function noteRefusal(error: unknown): RefusalCode {
  const { code } = refusalOf(error)
  if (code === 'storage-full') noteRoom('refused')
  return code
}
