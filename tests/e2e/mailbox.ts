// What reached somebody's mailbox: without a provider every message lies in the outbox, exactly as it would have gone.
import { expect } from '@playwright/test'
import type { Product } from './open-product.ts'

type Listed = { notifications: { notificationId: string }[] }
type Mail = {
  to: string
  subject: string | null
  text: string
  html: string | null
  headers: Record<string, string>
  attachments: { filename: string; contentType: string }[]
}
type Received = Mail & { notificationId: string }
type Wanted = { email: string; template: string }

async function written({ office }: Product, notificationId: string): Promise<Received | null> {
  const { message } = (await (await office(`/api/v1/notifications/${notificationId}`)).json()) as {
    message: Mail | null
  }
  return message && { ...message, notificationId }
}

/** The first attachment of a mail, as it went. */
export async function attachmentOf(product: Product, wanted: Wanted): Promise<Uint8Array> {
  const { notificationId } = await mailTo(product, wanted)
  const answer = await product.office(`/api/v1/notifications/${notificationId}/attachments/0`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** The latest mail of a template to an address, once it was written. Lists know no addresses of accounts. */
export async function mailTo(product: Product, { email, template }: Wanted): Promise<Received> {
  let found: Received | undefined
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
