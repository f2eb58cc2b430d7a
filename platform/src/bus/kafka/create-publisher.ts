import { setTimeout as sleep } from 'node:timers/promises'
import { partitionFor } from '@sac/contracts/events/partition'
import kafkajs, { type IHeaders, type Kafka, type Message, type PartitionerArgs, type Producer } from 'kafkajs'
import { BusError, maxValueBytes, type OutgoingMessage } from '../port.ts'
import { classified } from './classify-error.ts'
import { splitBySize } from './split-by-size.ts'

export type Publisher = {
  publish: (topic: string, messages: readonly OutgoingMessage[]) => Promise<void>
  close: (deadlineMs: number) => Promise<void>
}

type PublisherOptions = { kafka: Kafka; deadlineMs: number }

/** Sends one request at a time, acknowledged by all in-sync replicas; answers or fails within the deadline. */
export function createPublisher({ kafka, deadlineMs }: PublisherOptions): Publisher {
  let producer: Promise<Producer> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const connected = () => {
    const connecting = (producer ??= connect(kafka))
    // A failed connection must not be the answer to every later message.
    connecting.catch(() => forget(connecting))
    return connecting
  }
  const forget = (which: Promise<Producer>) => {
    if (producer === which) producer = undefined
    which.then((one) => one.disconnect()).catch(() => undefined)
  }
  const send = async (topic: string, messages: readonly OutgoingMessage[]) => {
    const using = connected()
    try {
      await within(deadlineMs, sendAll(await using, topic, messages))
    } catch (error) {
      // Whatever is still on its way there is cut off, so that it cannot overtake what is sent next.
      if (error instanceof BusError && error.kind === 'unavailable') forget(using)
      throw error
    }
  }
  return {
    publish: (topic, messages) => {
      const result = turn.then(() => classified(() => send(topic, messages)))
      turn = result.catch(() => undefined)
      return result
    },
    close: async (closeMs) => {
      const closing = producer?.then((one) => one.disconnect()).catch(() => undefined)
      producer = undefined
      if (closing) await within(closeMs, closing).catch(() => undefined)
    },
  }
}

async function connect(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    createPartitioner: () => byPartitionKey,
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
  })
  await producer.connect()
  return producer
}

// The message key is the event's id; the partition follows the aggregate, which the header names.
function byPartitionKey({ partitionMetadata, message }: PartitionerArgs): number {
  const header = message.headers?.['partitionkey']
  return partitionFor(String(header ?? message.key ?? ''), partitionMetadata.length)
}

async function sendAll(producer: Producer, topic: string, messages: readonly OutgoingMessage[]): Promise<void> {
  if (messages.some(({ value }) => value.byteLength > maxValueBytes)) {
    throw new BusError('too-large', `a message for ${topic} is larger than ${maxValueBytes} bytes`)
  }
  for (const part of splitBySize(messages, maxValueBytes)) {
    await producer.send({
      topic,
      acks: -1,
      timeout: 10_000,
      compression: kafkajs.CompressionTypes.Snappy,
      messages: part.map(toMessage),
    })
  }
}

function toMessage({ eventId, partitionKey, headers, value }: OutgoingMessage): Message {
  const sent: IHeaders = {}
  for (const [name, header] of Object.entries(headers))
    sent[name] = typeof header === 'string' ? header : viewOf(header)
  sent['partitionkey'] = partitionKey
  return { key: eventId, value: viewOf(value), headers: sent }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength)

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const stop = new AbortController()
  const late = sleep(ms, undefined, { signal: stop.signal }).then(() => {
    throw new BusError('unavailable', 'the broker did not answer in time')
  })
  late.catch(() => undefined)
  work.catch(() => undefined)
  try {
    return await Promise.race([work, late])
  } finally {
    stop.abort()
  }
}
