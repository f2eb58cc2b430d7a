import { request as httpRequest } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import type { Told } from './objects.ts'

/** true: taken. Never throws. */
export type SendWebhook = (event: Told) => Promise<boolean>

export type Door = {
  /** Of the webhook operation, on this machine. */
  url: string
  webhookSecret: string
  /** Where the product itself speaks TLS: its certificate, and the name it is made out to. */
  tls?: { certificate: string; name: string }
  now: () => Date
}

const deadlineMs = 10_000

/** Signed by Stripe's own package. */
export function createWebhookSender({ url, webhookSecret, tls, now }: Door): SendWebhook {
  return async (event) => {
    const payload = JSON.stringify(event)
    const signature = await signWebhook(payload, webhookSecret, now())
    const trust = tls && { ca: tls.certificate, servername: tls.name, allowPartialTrustChain: true }
    return post(url, payload, {
      ...trust,
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
    })
  }
}

export async function signWebhook(payload: string, secret: string, at: Date): Promise<string> {
  const { default: Stripe } = await import('stripe')
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(at.getTime() / 1_000) })
}

// Not `fetch`: it cannot be told which certificate to expect.
function post(url: string, payload: string, options: RequestOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const signal = AbortSignal.timeout(deadlineMs)
    const request = send(url, { ...options, method: 'POST', signal }, (response) => {
      response.resume()
      resolve((response.statusCode ?? 500) < 300)
    })
    request.on('error', () => resolve(false))
    request.end(payload)
  })
}
