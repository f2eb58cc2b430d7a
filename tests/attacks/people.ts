import { uuidv7 } from '@sac/platform/ids'
import { vi } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'
import { enrolDevice, type Session, type SimulatedDevice, signIn } from '../support/simulated-device.ts'

export const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000)

/** The account of an inspector that is as old as that; nobody has signed in. */
export async function newAccount({ database }: Product, since: Date): Promise<{ userId: string; email: string }> {
  const userId = uuidv7()
  const email = `di.${userId}@demo.test`
  await database.pool.query(
    `INSERT INTO users.users (user_id, email, password_hash, role, name, inspector_number, created_at)
     SELECT $1, $2, password_hash, role, name, $3, $4 FROM users.users WHERE email = 'inspector2@demo.test'`,
    [userId, email, `N-${userId.slice(-8)}`, since],
  )
  return { userId, email }
}

/** An inspector whose account is as old as that, signed in. */
export async function newInspector(product: Product, since: Date): Promise<Session> {
  const { email } = await newAccount(product, since)
  return signIn(product.stack.url, email)
}

/** Their device, enrolled as long ago: nobody can wait for that long. */
export async function enrolledSince(product: Product, session: Session, since: Date): Promise<SimulatedDevice> {
  const { stack, database } = product
  const device = await enrolDevice(stack.url, session)
  const row = [device.deviceId, since]
  await database.pool.query('UPDATE sync.devices SET enrolled_at = $2 WHERE device_id = $1', row)
  await database.pool.query('UPDATE sync.device_actors SET first_signed_in_at = $2 WHERE device_id = $1', row)
  return device
}

/** Records with the clock of the device set to that moment. */
export function recordAt<Recorded>(at: Date, record: () => Recorded): Recorded {
  vi.useFakeTimers({ toFake: ['Date'], now: at })
  try {
    return record()
  } finally {
    vi.useRealTimers()
  }
}
