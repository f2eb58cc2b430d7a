import type { Role } from '@sac/contracts/role'

export const demoPassword = 'demo-password-please-change'

type DemoAccount = { userId: string; email: string; role: Role; name: string; inspectorNumber: string | null }

/** The accounts of SEED=demo, design 07. Ids are fixed so that seeding twice changes nothing. */
export const demoAccounts: readonly DemoAccount[] = [
  account(1, 'admin', 'Demo admin', null),
  account(2, 'admin2', 'Second demo admin', null),
  account(3, 'inspector', 'Demo inspector', 'INS-001'),
  account(4, 'inspector2', 'Second demo inspector', 'INS-002'),
  account(5, 'customer', 'Demo customer', null),
  account(6, 'customer2', 'Second demo customer', null),
]

function account(n: number, login: string, name: string, inspectorNumber: string | null): DemoAccount {
  const role = (/^[a-z]+/.exec(login)?.[0] ?? 'customer') as Role
  return {
    userId: `019a0000-0000-7000-8000-${String(n).padStart(12, '0')}`,
    email: `${login}@demo.test`,
    role,
    name,
    inspectorNumber,
  }
}
