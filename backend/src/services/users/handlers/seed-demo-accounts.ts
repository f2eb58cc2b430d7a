import { demoAccounts, demoPassword } from '../domain/demo-accounts.ts'
import { findUser, insertUserIfAbsent } from '../store/users.ts'
import type { UsersDeps } from '../users-deps.ts'

/** Adds the demo accounts that are not there yet; existing ones (a changed password, too) are left alone. */
export async function seedDemoAccounts({ pool, passwords, now }: UsersDeps): Promise<void> {
  const known = await Promise.all(demoAccounts.map((account) => findUser(pool, account)))
  const missing = demoAccounts.filter((_, at) => !known[at])
  if (missing.length === 0) return
  // One for all: anybody may read what it hides, and each takes a quarter of a second of the first start.
  const passwordHash = await passwords.hash(demoPassword)
  for (const account of missing)
    await insertUserIfAbsent(pool, { ...account, passwordHash, language: 'en', createdAt: now() })
}
