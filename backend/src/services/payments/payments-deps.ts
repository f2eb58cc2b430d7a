import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { QueueSpec } from '@sac/platform/jobs/queue-options'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Booking } from './domain/charge.ts'
import type { PaymentProvider } from './provider/payment-provider.ts'

/** This service's queues, to be made by the process's one job store. */
export const paymentQueues = {
  'payments.reconcile': { oncePerKey: true, retries: 2 },
  'payments.reconcile-all': { oncePerKey: true, timeoutSeconds: 900 },
} as const satisfies Record<string, QueueSpec>
export type PaymentQueue = keyof typeof paymentQueues

/** What other services answer for; passed in by the composition root. */
type Directory = {
  findBooking: (appointmentId: string) => Promise<Booking | null>
  /** Invoice and credit notes of a payment whose paper is there. */
  listPapersOf: (paymentId: string) => Promise<{ invoiceId: string; number: string; refundId: string | null }[]>
  findCentre: (centreId: string) => Promise<{ timeZone: string } | null>
  /** In which language somebody is written to; null for who is not there any more. */
  findContact: (userId: string) => Promise<{ language: PersonLanguage } | null>
}

export type PaymentsDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  log: Logger
  directory: Directory
  /** null: nobody pays online here. */
  provider: PaymentProvider | null
  /** Where customers come back to. */
  publicUrl: string
  jobs: Pick<Jobs<PaymentQueue>, 'enqueue'>
  /** Whoever asks the provider looks at once whether there is something to ask. */
  wake: () => void
}
