import { connect } from 'node:net'

type Cut = {
  port: number
  path: string
  headers: Record<string, string>
  body: Uint8Array
  /** Bytes of the body after which the line goes dead … */
  send: number
  /** … by a reset, or by silence that lasts until `release` is called. */
  ending: 'reset' | 'silence'
}

/** Sends the beginning of a PUT and then cuts the line. Resolves when the bytes have left this process. */
export async function sendPartOfBody({
  port,
  path,
  headers,
  body,
  send,
  ending,
}: Cut): Promise<{ release: () => void }> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => undefined)
  const lines = Object.entries({ ...headers, Host: 'gateway', 'Content-Length': String(body.length) })
  const head = `PUT ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n`
  await new Promise<void>((resolve) => {
    socket.write(head)
    socket.write(body.subarray(0, send), () => resolve())
  })
  if (ending === 'reset') socket.resetAndDestroy()
  return { release: () => socket.destroy() }
}
