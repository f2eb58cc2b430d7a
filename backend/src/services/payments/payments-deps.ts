import type { PersonLanguage } from '@sac/contracts/person-language'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Booking } from './domain/charge.ts'
import type { PaymentProvider } from './provider/payment-provider.ts'

/** What other services answer for; passed in by the composition root. */
type Directory = {
  findBooking: (appointmentId: string) => Promise<Booking | null>
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
  /** Whoever asks the provider looks at once whether there is something to ask. */
  wake: () => void
}
