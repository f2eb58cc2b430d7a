import type { RegisterCustomer } from '@sac/contracts/http/accounts'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { findUserByEmail } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'
import { writeMail } from './write-mail.ts'

/**
 * Takes a wish for an account, which is made when the address is confirmed. For the address of an account the same is done (one
 * hash, the same statements), and the mail tells its owner.
 */
export async function registerCustomer(deps: UsersDeps, asked: RegisterCustomer): Promise<void> {
  const { email, name, language, password } = asked
  const passwordHash = await deps.passwords.hash(password)
  await withTransaction(deps.pool, async (tx) => {
    const user = await findUserByEmail(tx, { email })
    if (user)
      await writeMail(deps, tx, { purpose: 'already-registered', userId: user.userId, email, language: user.language })
    else
      await writeMail(deps, tx, { purpose: 'confirm-registration', userId: null, email, name, language, passwordHash })
  })
}
