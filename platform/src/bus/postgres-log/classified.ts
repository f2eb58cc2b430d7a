import { isContention, isDatabaseDown } from '#db/not-now'
import { BusError } from '../port.ts'

/** Database errors leave the adapter as BusError. */
export async function classified<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BusError) throw error
    if (isContention(error)) throw new BusError('retriable', 'the event log was busy', { cause: error })
    if (isDatabaseDown(error)) throw new BusError('unavailable', 'the event log does not answer', { cause: error })
    throw new BusError('fatal', 'the event log refused', { cause: error })
  }
}
