// The office ends an inspection as it stands: no seal that is here counts any more, and one that comes later is judged again. So
// there is no state nobody can leave, and nothing is lost to somebody who was away.
import type { ReceivedLine } from './evidence.ts'
import type { Reason } from './reason.ts'

export type Closing = {
  /** Server time in UTC, in the form of `receivedAt`. */
  at: string
  /** In the words of whoever closed it. */
  reason: string
}

/** Whether this seal was here when the office closed its inspection. */
export const isClosed = (
  closing: Closing | null | undefined,
  { receivedAt }: Pick<ReceivedLine, 'receivedAt'>,
): boolean => (closing ? receivedAt <= closing.at : false)

export const closedReason = ({ reason }: Closing): Reason => ({ code: 'closed-by-office', detail: reason })
