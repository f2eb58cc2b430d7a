import type { AccountMailPurpose } from '@sac/contracts/events/user-events'
import type { AppointmentStatus } from '@sac/contracts/http/appointments'
import type { PostalAddress } from '@sac/contracts/http/postal-address'
import type { MessageChannel } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { ReadyQueue } from '@sac/platform/queue/port'
import type { StopLinks } from './keys/stop-links.ts'
import type { Traffic } from './providers/create-traffic.ts'
import type { Provider } from './providers/port.ts'

type Contact = {
  email: string | null
  name: string | null
  language: PersonLanguage
  phone: string | null
  remindByEmail: boolean
  remindBySms: boolean
}

/** What other services say of people and places, asked when a message is written. */
export type Directory = {
  findContact: (userId: string) => Promise<Contact | null>
  findAccountMail: (notificationId: string) => Promise<{
    purpose: AccountMailPurpose
    email: string
    name: string | null
    language: PersonLanguage
    link: { url: string; expiresAt: Date } | null
  } | null>
  /** Whom somebody looks for by name, address or phone, and account mails to such an address. */
  findAddressees: (search: string) => Promise<{ userIds: string[]; mailIds: string[] }>
  findCentre: (centreId: string) => Promise<{
    name: string
    place: string
    phone: string | null
    address: PostalAddress | null
    timeZone: string
  } | null>
  findBooking: (appointmentId: string) => Promise<{
    customerId: string | null
    centreId: string
    status: AppointmentStatus
    heldUntil: string | null
    paymentId: string | null
  } | null>
  findKeeper: (asked: { vin: string; bookedBy: string | null }) => Promise<string | null>
}

export type NotificationsDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  log: Logger
  blobs: Pick<Blobs, 'readAll'>
  directory: Directory
  providers: Readonly<Record<MessageChannel, Provider>>
  stopLinks: StopLinks
  site: {
    /** Without a slash at its end. */
    url: string
    /** `Name <address>` of mails. */
    mailFrom: string
  }
  /** What is due, for whichever process has a hand free. */
  ready: ReadyQueue
  traffic: Readonly<Record<MessageChannel, Traffic>>
  /** Told that a message is due. */
  wake: (messageId: string) => void
}
