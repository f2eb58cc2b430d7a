// Serves the built verify page, the signed lists and the public verify interface, as the product does: same paths, same
// headers, real verification. What it lacks is a database: issued codes, numbers and files are given to it.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { brotliCompressSync } from 'node:zlib'
import { mendedAddress } from '@sac/contracts/certificate/code-address'
import { readReasonList, readStatusList } from '@sac/contracts/certificate/status-list'
import { readTrustList } from '@sac/contracts/certificate/trust-list'
import type { Verification } from '@sac/contracts/certificate/verification'
import { verifyCertificate } from '@sac/contracts/certificate/verify-certificate'
import { inflate, webCrypto } from '@sac/contracts/certificate/web-crypto'
import type { Issuer } from './verify-issuer.ts'

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  jws: 'application/jose',
  pdf: 'application/pdf',
}
const policy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; object-src 'none'"

type Answer = { status?: number; type: string; body: string | Buffer; cache?: string }

const json = (status: number, body: unknown): Answer => ({ status, type: 'json', body: JSON.stringify(body) })

const problem = (status: number, code: string) => json(status, { status, code, title: code })

const send = (response: ServerResponse, { status = 200, type, body, cache = 'no-cache' }: Answer) => {
  const small = brotliCompressSync(body)
  response.writeHead(status, {
    'content-type': types[type],
    'content-encoding': 'br',
    'cache-control': cache,
    'content-security-policy': policy,
  })
  response.end(small)
}

const listsOf = async (issuer: Issuer, lists: Record<string, string>, year: number) => {
  const read = await readTrustList(issuer.lists['/.well-known/sac/trust.jws'] ?? '', {
    root: issuer.root.jwk,
    highestVersion: 0,
    crypto: webCrypto,
  })
  if (read.outcome !== 'accepted') throw new Error(read.outcome)
  const trusting = { trust: read.list, crypto: webCrypto }
  return {
    trust: read.list,
    status: await readStatusList(lists[`/status/${year}`] ?? '', { ...trusting, inflate }),
    reasons: await readReasonList(lists[`/status/${year}/reasons`] ?? '', trusting),
  }
}

export const pdf = Buffer.from('%PDF-1.7 the file that was issued')
const pdfHash = createHash('sha256').update(pdf).digest('hex')

/** Starts the server on a free port of the loopback address. @param dist folder of the built page */
export const startVerifyServer = async (dist: string, issuer: Issuer) => {
  const state = {
    lists: { ...issuer.lists },
    root: JSON.stringify(issuer.root.jwk),
    issued: new Set(Object.values(issuer.codes).filter((digits) => digits !== issuer.codes.notIssued)),
    api: true,
    down: false,
    asked: [] as string[],
  }
  const year = new Date().getUTCFullYear()

  const verify = async (digits: string): Promise<Verification> => {
    const { trust, ...lists } = await listsOf(issuer, state.lists, year)
    return verifyCertificate({
      fragment: digits,
      trust,
      crypto: webCrypto,
      issued: state.issued.has(digits) ? 'issued' : 'not-issued',
      now: Date.now() / 1000,
      listsOf: () => lists,
    })
  }
  const check = async (body: Record<string, string>): Promise<Answer> => {
    if (body.digits) return json(200, await verify(body.digits))
    if (body.pdfSha256 === pdfHash || (body.number === 'L126000481M' && body.vin4 === '6789'))
      return json(200, await verify(issuer.codes.valid ?? ''))
    return problem(404, 'verify.no-match')
  }
  const post = async (path: string, request: IncomingMessage): Promise<Answer> => {
    const sent = await text(request)
    state.asked.push(`${path} ${sent}`)
    if (!state.api) return problem(503, 'server.unavailable')
    if (path === '/api/v1/verify') return check(JSON.parse(sent))
    return { type: 'pdf', body: pdf }
  }
  const get = async (path: string): Promise<Answer> => {
    const list = state.lists[path]
    if (list !== undefined) return { type: 'jws', body: list }
    if (path === '/c') {
      const html = await readFile(join(dist, 'c/index.html'), 'utf8')
      return { type: 'html', body: html.replace('__SAC_ROOT__', state.root.replaceAll('"', '&quot;')) }
    }
    if (!/^\/(assets\/[\w.-]+|c-sw\.js)$/.test(path)) return problem(404, 'request.not-found')
    return { type: path.split('.').at(-1) ?? '', body: await readFile(join(dist, path)), cache: 'max-age=31536000' }
  }
  const server = createServer((request, response) => {
    if (state.down) return void request.socket.destroy()
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const mended = mendedAddress(path)
    if (mended) return void response.writeHead(302, { location: mended }).end()
    const answer = request.method === 'POST' ? post(path, request) : get(path)
    return void answer.then((found) => send(response, found)).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://localhost:${port}/c`, state, stop }
}

export type VerifyServer = Awaited<ReturnType<typeof startVerifyServer>>
