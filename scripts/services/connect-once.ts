import { connect } from 'node:net'

type Address = {
  host: string
  port: number
  /** Sent after connecting; then an answer that starts with `expects` is awaited. */
  says?: string
  expects?: string
}

/** Resolves when something accepts a connection (and gives the expected answer) within 2 s, throws otherwise. */
export function connectOnce({ host, port, says = '', expects = '' }: Address): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const settle = (error?: Error) => {
      socket.destroy()
      if (error) reject(error)
      else resolve()
    }
    socket.setTimeout(2_000, () => settle(new Error(`${host}:${port} does not answer.`)))
    socket.on('error', settle)
    socket.on('connect', () => (expects === '' ? settle() : socket.write(says)))
    socket.on('data', (answer: Buffer) => {
      const expected = answer.toString('latin1').startsWith(expects)
      settle(expected ? undefined : new Error(`${host}:${port} is another kind of server.`))
    })
  })
}
