// What the users service tells. Names, addresses and the secrets of links never are: who sends the mail asks the directory.
import * as z from 'zod/mini'
import { Uuid } from '../ids.ts'
import { toldBy } from './catalogue-entry.ts'

/** Why the users service writes to somebody. */
export const AccountMailPurpose = z.enum([
  'confirm-registration',
  /** Somebody registered with the address of an account: its owner learns of it, nobody else. */
  'already-registered',
  'reset-password',
  /** Somebody asked for another password, and no account has the address. */
  'no-account',
  'confirm-email',
  /** Somebody wants the address of an account for theirs: its owner learns of it. */
  'address-in-use',
  /** To the address of before. */
  'email-changed',
  'password-changed',
  /** An administrator made the account; its owner chooses a password by the link. */
  'invitation',
])
export type AccountMailPurpose = z.infer<typeof AccountMailPurpose>

const RequestedData = z.object({
  /** By which the directory knows the address, the language and the link. */
  notificationId: Uuid,
  template: AccountMailPurpose,
  /** null where there is no account. */
  userId: z.nullable(Uuid),
})

export const userEvents = {
  'notification.requested': toldBy(
    'user-service',
    'notifications-topic',
  )({
    data: RequestedData,
    aggregate: ['notificationId'],
    readers: ['notification-service-group'],
    summary: 'Somebody is to be written to about their account',
  }),
} as const
