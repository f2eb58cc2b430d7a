import kafkajs from 'kafkajs'
import { BusError } from '../port.ts'

const tooLarge = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']

/** kafkajs errors leave the adapter as BusError. */
export async function classified<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw classifyError(error)
  }
}

// Only a decision of the broker about the message itself is final. Everything else, also what kafkajs throws as a plain Error
// or calls not retriable, says that this connection, this client or this broker is not in a state to take it now.
function classifyError(error: unknown): BusError {
  if (error instanceof BusError) return error
  const cause = innermost(error)
  if (cause instanceof kafkajs.KafkaJSProtocolError && tooLarge.includes(cause.type))
    return new BusError('too-large', 'too large for the broker', { cause })
  const reason = cause instanceof Error ? cause.message : 'unknown'
  return new BusError('unavailable', `the broker does not answer as it should: ${reason}`, { cause })
}

function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error
}
