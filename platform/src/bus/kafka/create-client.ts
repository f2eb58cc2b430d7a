import { connect, type Socket } from 'node:net'
import kafkajs, { type ISocketFactory, type Kafka, type LogEntry } from 'kafkajs'
import createSnappyCodec from 'kafkajs-snappy'
import type { Logger } from '#logging/create-logger'
import { ignoreNegativeTimeouts } from './ignore-negative-timeouts.ts'
import { unpackOnce } from './unpack-once.ts'

export type ClientOptions = {
  brokers: readonly string[]
  /** Shown in the broker's logs. */
  clientId: string
  log: Logger
}

/** A kafkajs client, and the way to end it for certain: after `sever` no byte of it reaches a broker any more. */
export type Client = { kafka: Kafka; sever: () => void }

/**
 * The kafkajs client with our settings; it logs through our logger, at most as a warning: a refusal is our decision. kafkajs may
 * go on with what it was told to leave (retries, restarts); a client that has been replaced is therefore severed.
 */
export function createClient({ brokers, clientId, log }: ClientOptions): Client {
  ignoreNegativeTimeouts()
  unpackOnce()
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.Snappy] = createSnappyCodec
  const { socketFactory, sever, isSevered } = createSockets()
  const kafka = new kafkajs.Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    socketFactory,
    // The outbox and the consumer loop repeat for ever; inside the client a few attempts bridge a leader election.
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
    logLevel: kafkajs.logLevel.WARN,
    logCreator: () => (entry) => (isSevered() ? undefined : writeLog(log, entry)),
  })
  return { kafka, sever }
}

function createSockets(): { socketFactory: ISocketFactory; sever: () => void; isSevered: () => boolean } {
  const sockets = new Set<Socket>()
  let severed = false
  const socketFactory: ISocketFactory = ({ host, port, onConnect }) => {
    const socket = connect({ host, port }, onConnect).setKeepAlive(true, 60_000)
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    if (severed) socket.destroy(new Error('severed'))
    return socket
  }
  const sever = () => {
    severed = true
    // kafkajs hears of an error, not of a close: without one its timers go on, and what waits for an answer waits.
    for (const socket of sockets) socket.destroy(new Error('severed'))
  }
  return { socketFactory, sever, isSevered: () => severed }
}

function writeLog(log: Logger, { namespace, level, log: { message, error, groupId } }: LogEntry): void {
  if (level > kafkajs.logLevel.WARN) return
  log.warn({ client: namespace, reason: typeof error === 'string' ? error : undefined, groupId }, message)
}
