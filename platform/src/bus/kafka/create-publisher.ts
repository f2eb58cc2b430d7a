import { partitionFor } from '@sac/contracts/events/partition'
import kafkajs, { type IHeaders, type Message, type PartitionerArgs, type Producer } from 'kafkajs'
import { BusError, maxValueBytes, type OutgoingMessage } from '../port.ts'
import { classified } from './classify-error.ts'
import { type ClientOptions, createClient } from './create-client.ts'
import { splitBySize } from './split-by-size.ts'
import { within } from './within.ts'

export type Publisher = {
  publish: (topic: string, messages: readonly OutgoingMessage[]) => Promise<void>
  close: (deadlineMs: number) => Promise<void>
}

type Line = { producer: Producer; connected: Promise<void>; sever: () => void }

/** Sends one request at a time, acknowledged by all in-sync replicas; answers or fails within the deadline. */
export function createPublisher({ deadlineMs, ...options }: ClientOptions & { deadlineMs: number }): Publisher {
  let line: Line | undefined
  let turn: Promise<unknown> = Promise.resolve()

  const send = async (topic: string, messages: readonly OutgoingMessage[]) => {
    const { producer, connected } = (line ??= openLine(options))
    try {
      await classified(() =>
        within(
          deadlineMs,
          connected.then(() => sendAll(producer, topic, messages)),
        ),
      )
    } catch (error) {
      // Whatever is still on its way there is cut off, so that it cannot overtake what is sent next.
      if (!(error instanceof BusError && error.kind === 'too-large')) {
        line?.sever()
        line = undefined
      }
      throw error
    }
  }
  return {
    publish: (topic, messages) => {
      const result = turn.then(() => send(topic, messages))
      turn = result.catch(() => undefined)
      return result
    },
    close: async (closeMs) => {
      const last = line
      line = undefined
      if (last) await within(closeMs, last.producer.disconnect()).catch(() => undefined)
      last?.sever()
    },
  }
}

function openLine(options: ClientOptions): Line {
  const { kafka, sever } = createClient(options)
  const producer = kafka.producer({
    createPartitioner: () => byPartitionKey,
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
  })
  return { producer, connected: producer.connect(), sever }
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
