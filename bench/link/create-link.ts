import { connect, createServer, type Socket } from 'node:net'
import { createDirection, type Direction, type Flow } from './create-direction.ts'
import type { LinkRate, Outage } from './link-rate.ts'

export type Link = {
  /** What a client connects to instead of the server. */
  port: number
  /** Bytes on the wire so far, headers included. */
  upBytes: () => number
  downBytes: () => number
  /** Connections that were opened through the line. */
  connections: () => number
  close: () => Promise<void>
}

type LinkOptions = LinkRate & {
  /** Port of the server on 127.0.0.1. */
  target: number
  outage?: Outage
  /** Chance, for each chunk from the server, that the connection dies instead: a lost response. `random` gives [0, 1). */
  loss?: { chance: number; random: () => number }
}

// As much as a phone's and a server's buffers take before the sender has to wait.
const queueBytes = 64 * 1024

/** A TCP proxy that behaves like a slow line; the simulation is of the line only, servers and clients are the real ones. */
export async function createLink({ target, outage, loss, ...rate }: LinkOptions): Promise<Link> {
  const oneWay = { bitsPerSecond: rate.bitsPerSecond, delayMs: rate.roundTripMs / 2 }
  const directions = { up: createDirection(oneWay), down: createDirection(oneWay) }
  const cuts = new Set<() => void>()
  let isUp = true
  let opened = 0
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (client) => {
    if (!isUp) {
      client.destroy()
      return
    }
    opened += 1
    const onEnd = () => cuts.delete(cut)
    const cut = carry(client, { target, directions, loss, roundTripMs: rate.roundTripMs, onEnd })
    cuts.add(cut)
  })
  const stopOutages = outage
    ? alternate(outage, (up) => {
        isUp = up
        if (!up) for (const cut of cuts) cut()
      })
    : () => undefined
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The link has no port.')
  return {
    port: address.port,
    upBytes: directions.up.sentBytes,
    downBytes: directions.down.sentBytes,
    connections: () => opened,
    close: async () => {
      stopOutages()
      for (const cut of cuts) cut()
      directions.up.close()
      directions.down.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function alternate({ upSeconds, downSeconds }: Outage, change: (up: boolean) => void): () => void {
  let timer: NodeJS.Timeout
  const go = (up: boolean): void => {
    timer = setTimeout(
      () => {
        change(!up)
        go(!up)
      },
      (up ? upSeconds : downSeconds) * 1_000,
    )
  }
  go(true)
  return () => clearTimeout(timer)
}

type Carriage = {
  target: number
  directions: { up: Direction; down: Direction }
  loss: LinkOptions['loss']
  roundTripMs: number
  onEnd: () => void
}

// Returns what cuts the connection at both ends.
function carry(client: Socket, { target, directions, loss, roundTripMs, onEnd }: Carriage): () => void {
  const server = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true })
  client.pause()
  server.pause()
  const up = join(client, server, directions.up)
  const down = join(server, client, directions.down)
  const cut = (): void => {
    clearTimeout(greeting)
    up.cut()
    down.cut()
    client.destroy()
    server.destroy()
    onEnd()
  }
  // Opening a connection costs a round trip before anything can be said.
  const greeting = setTimeout(() => {
    client.resume()
    server.resume()
  }, roundTripMs)
  if (loss) server.on('data', () => loss.random() < loss.chance && cut())
  for (const socket of [client, server]) {
    socket.setNoDelay(true)
    socket.on('error', cut)
    socket.on('close', () => client.destroyed && server.destroyed && onEnd())
  }
  return cut
}

function join(from: Socket, to: Socket, direction: Direction): Flow {
  const flow = direction.open({
    deliver: (chunk) => to.write(chunk),
    delivered: () => to.end(),
    drained: () => flow.waiting() < queueBytes && from.isPaused() && from.resume(),
  })
  from.on('data', (chunk: Buffer) => {
    flow.push(chunk)
    if (flow.waiting() >= queueBytes) from.pause()
  })
  from.on('end', () => flow.finish())
  return flow
}
