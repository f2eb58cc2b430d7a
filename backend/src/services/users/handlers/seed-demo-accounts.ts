import { demoAccounts, demoPassword } from '../domain/demo-accounts.ts'
import { findUser, insertUserIfAbsent } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'

/** Adds the demo accounts that are not there yet; existing ones (a changed password, too) are left alone. */
export async function seedDemoAccounts(deps: UsersDeps): Promise<void> {
  await Promise.all(
    demoAccounts.map(async (account) => {
      if (await findUser(deps.pool, account)) return
      const passwordHash = await deps.passwords.hash(demoPassword)
      await insertUserIfAbsent(deps.pool, { ...account, passwordHash, language: 'en', createdAt: deps.now() })
    }),
  )
}
