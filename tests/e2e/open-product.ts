// The whole product with what a journey of several phones needs: profiles on disk, and what the office sees.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { signIn as officeToken } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import { type Inspector, signIn, untilOfflineReady } from './inspector-app.ts'
import { killPhone, openPhone, pageOf } from './phone.ts'

const password = 'demo-password-please-change'
export const inspectors = {
  first: { email: 'inspector@demo.test', password },
  second: { email: 'inspector2@demo.test', password },
} as const satisfies Record<string, Inspector>

export type Phone = { phone: BrowserContext; page: Page }

export type Product = {
  stack: Stack
  folder: string
  /** A phone whose inspector has signed in and which works without a line from here on. */
  phoneOf: (inspector: Inspector) => Promise<Phone>
  /** The battery of a phone is empty, and it starts again. */
  killAndReopen: (phone: BrowserContext) => Promise<Phone>
  /** Asks as an administrator; throws unless the answer is good. */
  office: (path: string, body?: unknown) => Promise<Response>
  /** Puts every phone away; a phone left open goes on sending and asking. */
  closePhones: () => Promise<void>
  close: () => Promise<void>
}

export async function openProduct(env: Record<string, string> = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-product-'))
  const stack = await startStack({ dataFolder: join(folder, 'data'), env })
  const profiles = new Map<BrowserContext, string>()
  let opened = 0
  // A sign-in costs a quarter of a second's work; one lasts as long as its token.
  let token: Promise<string> | undefined
  const tokenOf = async () => (await officeToken(stack.url, 'admin@demo.test')).accessToken
  const open = async (profile: string) => {
    const phone = await openPhone(profile, { baseURL: stack.url })
    profiles.set(phone, profile)
    return { phone, page: await pageOf(phone) }
  }
  const closePhones = async () => {
    for (const phone of profiles.keys()) await phone.close()
    profiles.clear()
  }
  return {
    stack,
    folder,
    killAndReopen: async (phone) => {
      const profile = profiles.get(phone) ?? ''
      profiles.delete(phone)
      await killPhone(profile)
      return open(profile)
    },
    phoneOf: async (inspector) => {
      opened += 1
      const { phone, page } = await open(join(folder, `phone-${opened}`))
      await signIn(page, inspector)
      await untilOfflineReady(page)
      return { phone, page }
    },
    office: async (path, body) => {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
      const ask = async () => {
        token ??= tokenOf()
        const headers = { authorization: `Bearer ${await token}`, 'content-type': 'application/json' }
        return fetch(`${stack.url}${path}`, { ...sent, headers })
      }
      let response = await ask()
      if (response.status === 401) {
        token = undefined
        response = await ask()
      }
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response
    },
    closePhones,
    close: async () => {
      await closePhones()
      await stack.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
