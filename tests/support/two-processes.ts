// The product as a backend and a sync gateway behind one address, which sends each request where `deploy/Caddyfile` does. Takes the
// settings of the product; ends with both, by 0 when both do.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { freePorts } from '@sac/scripts/process/free-ports'
import { isSentToGateway } from '../deploy/read-caddyfile.ts'

const root = join(import.meta.dirname, '../..')
const port = Number(process.env['PORT'])
const [backendPort = 0, gatewayPort = 0] = await freePorts(2)

const start = (entry: string, own: number): ChildProcess =>
  spawn(process.execPath, [`backend/src/main/${entry}.ts`], {
    cwd: root,
    env: { ...process.env, PORT: String(own), PUBLIC_URL: process.env['PUBLIC_URL'] ?? `http://localhost:${port}` },
    stdio: 'inherit',
  })

const children = [start('backend', backendPort), start('sync-gateway', gatewayPort)]

/** Well when both are; the backend's words unless the gateway is not. */
async function answerReady(response: ServerResponse): Promise<void> {
  const answers = await Promise.all([backendPort, gatewayPort].map((own) => fetch(`http://127.0.0.1:${own}/ready`)))
  const worst = answers.find(({ ok }) => !ok) ?? answers[0]
  response.writeHead(worst?.status ?? 503, { 'content-type': 'application/json' }).end(await worst?.text())
}

async function passOn(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(incoming.url ?? '/', 'http://here')
  if (pathname === '/ready') return answerReady(response)
  const { url: path, method, headers } = incoming
  const own = isSentToGateway(pathname) ? gatewayPort : backendPort
  const outgoing = request({ host: '127.0.0.1', port: own, path, method, headers })
  const answered = once(outgoing, 'response') as Promise<[IncomingMessage]>
  await pipeline(incoming, outgoing)
  const [answer] = await answered
  response.writeHead(answer.statusCode ?? 502, answer.headers)
  await pipeline(answer, response)
}

const door = createServer((incoming, response) => {
  passOn(incoming, response).catch(() => {
    if (!response.headersSent) response.writeHead(502)
    response.end()
  })
})
door.listen(port)

const codes = children.map(async (child) => {
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
})
const endBoth = () => children.map((child) => child.kill('SIGTERM'))
process.on('SIGTERM', endBoth)
// One alone is no product.
await Promise.race(codes)
endBoth()
const worst = Math.max(...(await Promise.all(codes)))
door.closeAllConnections()
door.close()
process.exitCode = worst
