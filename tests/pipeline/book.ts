// What a customer and the counter ask over HTTP until a time is held.
import type { Appointment, Availability } from '@sac/contracts/http/bookings'
import { uuidv7 } from '@sac/platform/ids'
import { expect } from 'vitest'
import type { Session } from '../support/simulated-device.ts'
import type { Product } from './open-product.ts'

export const centreId = 'demo-centre'
export const path = '/api/v1/appointments'

type Asked = { as?: Session; body?: unknown }
type Answer<Body> = { status: number; body: Body }

export async function ask<Body>({ stack }: Product, address: string, { as, body }: Asked = {}): Promise<Answer<Body>> {
  const headers = {
    ...(as ? { authorization: `Bearer ${as.accessToken}` } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  const response = await fetch(`${stack.url}${address}`, { headers, ...post })
  return { status: response.status, body: (await response.json()) as Body }
}

const today = () => new Date().toISOString().slice(0, 10)

export async function freeTimes(product: Product): Promise<string[]> {
  const query = new URLSearchParams({ centreId, kind: 'periodic', from: today(), days: '14' })
  const { status, body } = await ask<Availability>(product, `${path}/availability?${query.toString()}`)
  expect(status).toBe(200)
  return body.days.flatMap(({ times }) => times)
}

let cars = 0

/** Each for a car of its own: one has one time at a time. */
export const bookingAt = (scheduledDate: string) => ({
  appointmentId: uuidv7(),
  centreId,
  kind: 'periodic',
  scheduledDate,
  vehicle: {
    plate: `BK-${String((cars += 1)).padStart(3, '0')}-NG`,
    country: 'F',
    vin: null,
    make: 'Renault',
    model: null,
    category: 'M1',
    fuel: 'petrol',
    firstRegistration: null,
  },
  vehicleId: null,
})

/** Holds a time for a customer: the `n`th that is free, the last ones first. */
export async function holdTime(product: Product, as: Session, n: number): Promise<Appointment> {
  const time = (await freeTimes(product)).at(-n) ?? ''
  const { status, body } = await ask<Appointment>(product, path, { as, body: bookingAt(time) })
  expect(status).toBe(200)
  return body
}
