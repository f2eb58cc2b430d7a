// What a message is found by (contracts, text/keys), beside what it says.
import { emailKey } from '@sac/contracts/text/email-key'
import { keysVersion, plateKey, vinKey } from '@sac/contracts/text/keys'
import type { Pool } from '@sac/platform/db/create-pool'
import { fillKeys } from '@sac/platform/db/fill-keys'
import { factsToFindBy } from '../domain/facts-to-find-by.ts'
import type { Message } from '../domain/message.ts'

type Keys = { keysVersion: number; plateKey: string | null; vinKey: string | null; numberKey: string | null }

/** Of what its event tells of cars and papers. */
export function keysOf(data: Message['data']): Keys {
  const { plate, vin, number } = factsToFindBy(data)
  return {
    keysVersion,
    plateKey: plateKey(plate) || null,
    vinKey: vinKey(vin) || null,
    numberKey: plateKey(number) || null,
  }
}

/** Of an address, or a phone: `+33612345678`. */
export const addressKey = (to: string): string | null => emailKey(to) || null

type Written = Pick<Message, 'data'> & { to: string | null }

/** See platform, db/fill-keys. */
export const fillMessageKeys = (pool: Pool): Promise<unknown> =>
  fillKeys(pool, {
    table: 'messages',
    id: 'message_id',
    written: `data, written->>'to' AS "to"`,
    keysOf: ({ data, to }: Written) => {
      const { plateKey: plate_key, vinKey: vin_key, numberKey: number_key } = keysOf(data)
      return { plate_key, vin_key, number_key, to_key: to && addressKey(to) }
    },
  })
