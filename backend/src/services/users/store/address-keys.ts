import { emailKey } from '@sac/contracts/text/email-key'
import type { Pool } from '@sac/platform/db/create-pool'
import { fillKeys } from '@sac/platform/db/fill-keys'

type Written = { email: string | null }

const keysOf = ({ email }: Written) => ({ email: email === null ? null : emailKey(email) })

/**
 * See platform, db/fill-keys; an address is kept as its key alone. Returns the accounts whose address has become that of another:
 * they keep theirs as it was, and an administrator gives them another.
 */
export async function fillAddressKeys(pool: Pool): Promise<string[]> {
  const addresses = { written: 'email', keysOf }
  await fillKeys(pool, { ...addresses, table: 'mails', id: 'mail_id' })
  const sole = { key: 'email', taken: 'other.email = keyed.email' }
  return fillKeys(pool, { ...addresses, table: 'users', id: 'user_id', sole })
}
