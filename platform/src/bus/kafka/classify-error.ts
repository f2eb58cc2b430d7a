import kafkajs from 'kafkajs'
import { BusError } from '../port.ts'

const unavailable = [
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSLockTimeout',
]
const tooLarge = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']

/** kafkajs errors leave the adapter as BusError. */
export async function classified<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw classifyError(error)
  }
}

function classifyError(error: unknown): BusError {
  if (error instanceof BusError) return error
  const cause = innermost(error)
  return protocolProblem(cause) ?? connectionProblem(cause) ?? new BusError('fatal', 'the broker refused', { cause })
}

function protocolProblem(cause: unknown): BusError | undefined {
  const type = cause instanceof kafkajs.KafkaJSProtocolError ? cause.type : ''
  if (tooLarge.includes(type)) return new BusError('too-large', 'too large for the broker', { cause })
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION') return new BusError('fatal', 'there is no such topic', { cause })
  return undefined
}

// What the client calls retriable it has already repeated: the broker is not in a state to take it.
function connectionProblem(cause: unknown): BusError | undefined {
  const lost = cause instanceof Error && unavailable.includes(cause.name)
  return lost || (cause instanceof kafkajs.KafkaJSError && cause.retriable) ? unreachable(cause) : undefined
}

function unreachable(cause: unknown): BusError {
  return new BusError('unavailable', 'the broker does not answer', { cause })
}

function innermost(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? innermost(error.cause) : error
}
