import 'reflect-metadata'
import { randomUUID, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'
import { type Listening, listen } from '@sac/platform/http/listen'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Told } from './objects.ts'
import { createWebhookSender } from './send-webhook.ts'

const name = 'garage.example'
const event = { id: 'evt_1', type: 'ping' } as Told
const now = () => new Date()
const webhookSecret = 'whsec_x'
let tls: { cert: string; key: string }
let server: Listening
let status = 200
let signature: unknown

/** As an owner makes one for a garage: signed by itself. */
async function selfSigned(): Promise<typeof tls> {
  const keys = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    serialNumber: randomUUID().replaceAll('-', ''),
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3_600_000),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: name }])],
  })
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64')
  return { cert: certificate.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n` }
}

beforeAll(async () => {
  tls = await selfSigned()
  server = await listen(
    (request, response) => {
      signature = request.headers['stripe-signature']
      response.writeHead(status).end()
    },
    { port: 0, host: '127.0.0.1', tls },
  )
})
afterAll(() => server.close(100))

const send = (certificate: string, url = `https://127.0.0.1:${server.port}/`) =>
  createWebhookSender({ url, webhookSecret, now, tls: { certificate, name } })(event)

test('a product that speaks TLS itself is reached by its own certificate, and nobody else is taken for it', async () => {
  expect(await send(tls.cert)).toBe(true)
  expect(signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/)
  expect(await send((await selfSigned()).cert)).toBe(false)
})

test('what is answered otherwise or by nobody was not taken', async () => {
  status = 503
  expect(await send(tls.cert)).toBe(false)
  status = 200
  expect(await send(tls.cert, 'https://127.0.0.1:1/')).toBe(false)
})
