// One address for several processes, as a proxy before them would be: each connection goes to the next that accepts it. One
// that takes a request and stays silent (a stopped process does) loses the connection.
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export type FrontDoor = { port: number; url: string; close: () => Promise<void> }

type Options = { port: number; targets: readonly number[]; silenceMs: number }

export async function openFrontDoor({ port, targets, silenceMs }: Options): Promise<FrontDoor> {
  const sockets = new Set<Socket>()
  let turn = 0
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    keep(client)
    turn += 1
    void lead(
      client,
      targets.map((_, at) => targets[(turn + at) % targets.length] ?? 0),
    )
  })
  const lead = async (client: Socket, order: readonly number[]) => {
    const upstream = await reach(order)
    if (upstream && !client.destroyed) {
      keep(upstream)
      join(client, upstream, silenceMs)
      return
    }
    upstream?.destroy()
    client.destroy()
  }
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { port, url: `http://localhost:${port}`, close }
}

async function reach(ports: readonly number[]): Promise<Socket | null> {
  for (const port of ports) {
    const socket = connect({ host: '127.0.0.1', port })
    try {
      await once(socket, 'connect')
      return socket
    } catch {
      socket.destroy()
    }
  }
  return null
}

function join(client: Socket, upstream: Socket, silenceMs: number): void {
  let timer: NodeJS.Timeout | undefined
  const cut = () => {
    clearTimeout(timer)
    client.destroy()
    upstream.destroy()
  }
  client.on('data', () => {
    clearTimeout(timer)
    timer = setTimeout(cut, silenceMs)
  })
  upstream.on('data', () => clearTimeout(timer))
  client.on('close', cut)
  upstream.on('close', cut)
  client.pipe(upstream).pipe(client)
}
