// What reached somebody's mailbox: without a provider every message lies in the outbox, exactly as it would have gone.
import { expect } from '@playwright/test'
import type { Product } from './open-product.ts'

type Listed = { notifications: { notificationId: string; to: string | null; state: string }[] }
type Mail = { subject: string | null; text: string; html: string | null }

/** The latest mail of a template to an address, once it was written. */
export async function mailTo(
  { office }: Product,
  { email, template }: { email: string; template: string },
): Promise<Mail> {
  let found: string | undefined
  await expect
    .poll(async () => {
      const list = (await (await office(`/api/v1/notifications?template=${template}`)).json()) as Listed
      found = list.notifications.find(({ to }) => to === email)?.notificationId
      return found
    })
    .toBeDefined()
  const { message } = (await (await office(`/api/v1/notifications/${found}`)).json()) as { message: Mail }
  return message
}
