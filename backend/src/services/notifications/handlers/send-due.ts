import type { NotificationsDeps } from '../notifications-deps.ts'
import { listDue } from '../store/message-rows.ts'
import { sendMessage } from './send-message.ts'

const atOnce = 8
const perTurn = 50

/** What is ready; where that has been done, what the database knows: new work, and all that a queue has forgotten. */
async function takeReady({ ready, pool, now }: NotificationsDeps): Promise<readonly string[]> {
  const taken = await ready.take(perTurn)
  if (taken.length > 0) return taken
  await ready.offer(await listDue(pool, { now: now(), limit: perTurn }))
  return ready.take(perTurn)
}

/** Does what is due, several messages at a time. Returns how many were looked at. One that fails here is taken up again when its lease has ended. */
export async function sendDue(deps: NotificationsDeps): Promise<number> {
  const ids = await takeReady(deps)
  const waiting = ids.values()
  const worker = async () => {
    for (const messageId of waiting) await sendOne(deps, messageId)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return ids.length
}

async function sendOne(deps: NotificationsDeps, messageId: string): Promise<void> {
  try {
    await sendMessage(deps, messageId)
  } catch (error) {
    deps.log.warn({ messageId, err: error }, 'a message waits')
  }
}
