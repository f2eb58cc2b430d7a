// What reached somebody's mailbox: without a provider every message lies in the outbox, exactly as it would have gone.
import { expect } from '@playwright/test'
import type { Product } from './open-product.ts'

type Listed = { notifications: { notificationId: string }[] }
type Mail = { to: string; subject: string | null; text: string; html: string | null }
type Wanted = { email: string; template: string }

async function written({ office }: Product, notificationId: string): Promise<Mail | null> {
  const { message } = (await (await office(`/api/v1/notifications/${notificationId}`)).json()) as {
    message: Mail | null
  }
  return message
}

/** The latest mail of a template to an address, once it was written. Lists know no addresses of accounts. */
export async function mailTo(product: Product, { email, template }: Wanted): Promise<Mail> {
  let found: Mail | undefined
  const look = async () => {
    const list = (await (await product.office(`/api/v1/notifications?template=${template}`)).json()) as Listed
    const mails = await Promise.all(list.notifications.map(({ notificationId }) => written(product, notificationId)))
    found = mails.find((mail) => mail?.to === email) ?? undefined
    return found
  }
  await expect.poll(look).toBeDefined()
  if (!found) throw new Error(`no mail to ${email}`)
  return found
}
