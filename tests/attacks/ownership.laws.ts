// What one customer learns or changes of another's by naming it: nothing, in every operation a customer may call. Made from the rows
// of the operations; a new one that names something this file does not know fails until it says whose that is.
import type { AppointmentList, Availability } from '@sac/contracts/http/bookings'
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import { uuidv7 } from '@sac/platform/ids'
import { beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Product } from '../pipeline/open-product.ts'
import { signIn } from '../support/simulated-device.ts'

const centreId = 'demo-centre'
const plate = 'OW-111-NR'
const vehicle = {
  plate,
  country: 'F',
  vin: null,
  make: null,
  model: null,
  category: 'M1',
  fuel: null,
  firstRegistration: null,
}
const waitFor = {
  centreId,
  kind: 'periodic',
  firstDay: '2031-05-05',
  lastDay: '2031-05-09',
  vehicle: { ...vehicle, plate: 'ST-222-RA' },
}

/** What the owner has, by the part of the address that stands before its id. */
type Owned = Record<string, string>

/** Under which name a body or a query speaks of it. */
const membersOf = (owned: Owned): Owned => ({
  appointmentId: owned['appointments'] ?? '',
  entryId: owned['waiting-list'] ?? '',
  claimId: owned['vehicles'] ?? '',
  vehicleId: owned['vehicles'] ?? '',
  invoiceId: owned['invoices'] ?? '',
  sessionId: owned['sessions'] ?? '',
  paymentId: owned['payments'] ?? '',
  customerId: owned['user'] ?? '',
  userId: owned['user'] ?? '',
})

/** A body as a customer would send it, of each operation that names something by its address or in its body. */
const bodies: Partial<Record<OperationId, () => Record<string, unknown>>> = {
  'auth.end-sessions': () => ({ sessionId: uuidv7() }),
  'appointments.create': () => ({
    appointmentId: uuidv7(),
    centreId,
    kind: 'periodic',
    scheduledDate: '2031-05-05T08:00:00.000Z',
    vehicle: waitFor.vehicle,
    vehicleId: null,
  }),
  'appointments.reschedule': () => ({ commandId: uuidv7(), scheduledDate: '2031-05-05T08:00:00.000Z' }),
  'appointments.cancel': () => ({ commandId: uuidv7(), feeMinor: 0, reason: null }),
  'payments.create': () => ({ paymentId: uuidv7(), appointmentId: uuidv7() }),
  'waiting-list.join': () => ({ ...waitFor, entryId: uuidv7(), vehicleId: null }),
  'vehicles.claim': () => ({ claimId: uuidv7(), plate: 'ST-222-RA', country: 'F', vinEnd: '123456' }),
  'vehicles.confirm': () => ({ number: 'L1-26-999999-0' }),
  'appeals.make': () => ({ reason: 'It is not so.' }),
}

const forCustomers = (Object.keys(operations) as OperationId[]).filter((id) => {
  const operation = operationOf(id)
  return operation.proof === 'person' && operation.roles.includes('customer') && !operation.device
})

const namesOf = (schema: z.ZodMiniType | undefined): string[] =>
  schema ? Object.keys(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }).properties ?? {}) : []
/** Of a client's own act, and of what is everybody's. */
const nobodys = new Set(['commandId', 'centreId'])
const idsIn = (names: readonly string[]) => names.filter((name) => name.endsWith('Id') && !nobodys.has(name))

export function describeOwnership(product: () => Product): void {
  type Asked = { path?: string; query?: Owned; body?: Record<string, unknown> | undefined }
  type Customer = { userId: string; ask: (id: OperationId, asked?: Asked) => Promise<{ status: number; text: string }> }
  let owner: Customer
  let stranger: Customer
  let owned: Owned
  let before: string[]

  async function asCustomer(email: string): Promise<Customer> {
    const { url } = product().stack
    const { accessToken, userId } = await signIn(url, email)
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const ask: Customer['ask'] = async (id, { path, query = {}, body } = {}) => {
      const operation = operationOf(id)
      const address = `${url}${path ?? operation.path}?${new URLSearchParams(query).toString()}`
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const response = await fetch(address, { method: operation.method.toUpperCase(), headers, ...sent })
      return { status: response.status, text: await response.text() }
    }
    return { userId, ask }
  }
  const json = async <Body>(asked: Promise<{ status: number; text: string }>) => {
    const { status, text } = await asked
    expect([status, text]).toEqual([200, text])
    return JSON.parse(text) as Body
  }

  /** Everything the owner has, in their own words. */
  const whatIsTheirs = async () => {
    const lists = ['appointments.mine', 'vehicles.list', 'waiting-list.mine', 'invoices.list', 'account.read'] as const
    const seen = await Promise.all(lists.map((id) => owner.ask(id)))
    const sessions = await json<{ sessions: { sessionId: string }[] }>(owner.ask('auth.sessions'))
    return [...seen.map(({ text }) => text), sessions.sessions.map(({ sessionId }) => sessionId).join()]
  }

  async function bookSomething(): Promise<Owned> {
    const at = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    const query = { centreId, kind: 'periodic', from: at }
    const { days } = await json<z.infer<typeof Availability>>(owner.ask('appointments.availability', { query }))
    const appointmentId = uuidv7()
    const scheduledDate = days.flatMap(({ times }) => times)[0]
    const booking = { ...bodies['appointments.create']?.(), appointmentId, scheduledDate, vehicle }
    const { inspectionId } = await json<{ inspectionId: string }>(owner.ask('appointments.create', { body: booking }))
    const [entryId, claimId] = [uuidv7(), uuidv7()]
    await json(owner.ask('waiting-list.join', { body: { ...bodies['waiting-list.join']?.(), entryId, vehicle } }))
    await json(owner.ask('vehicles.claim', { body: { claimId, plate, country: 'F', vinEnd: '654321' } }))
    const paymentId = uuidv7()
    expect((await owner.ask('payments.create', { body: { paymentId, appointmentId } })).status).toBeLessThan(300)
    const { invoices } = await json<{ invoices: { invoiceId: string }[] }>(owner.ask('invoices.list'))
    const { sessions } = await json<{ sessions: { sessionId: string }[] }>(owner.ask('auth.sessions'))
    return {
      appointments: appointmentId,
      'waiting-list': entryId,
      vehicles: claimId,
      invoices: invoices[0]?.invoiceId ?? '',
      payments: paymentId,
      sessions: sessions[0]?.sessionId ?? '',
      tests: inspectionId,
      user: owner.userId,
    }
  }

  beforeAll(async () => {
    owner = await asCustomer('customer@demo.test')
    stranger = await asCustomer('customer2@demo.test')
    owned = await bookSomething()
    before = await whatIsTheirs()
  })

  const learnsNothing = (text: string) => {
    for (const mark of [owner.userId, plate, 'customer@demo.test', 'Demo customer"']) expect(text).not.toContain(mark)
  }

  describe('one customer, of what is another’s', () => {
    test.each(forCustomers.filter((id) => operationOf(id).path.includes(':')))(
      '%s by its address: answered as if it were not there',
      async (id) => {
        const { path, body } = operationOf(id)
        const [, resource = '', name = ''] = /([\w-]+)\/:(\w+)/.exec(path) ?? []
        const theirs = owned[resource]
        if (theirs === undefined) throw new Error(`say in ownership.laws.ts whose :${name} of ${path} is`)
        if (body && !bodies[id]) throw new Error(`give ownership.laws.ts a body of ${id}`)
        const askFor = (one: string) =>
          stranger.ask(id, {
            path: path.replace(`:${name}`, one).replace(':sha256', '0'.repeat(64)),
            body: body && bodies[id]?.(),
          })
        const [known, unknown] = [await askFor(theirs), await askFor(uuidv7())]
        const codeOf = ({ status, text }: typeof known) => [
          status,
          text === '' ? '' : (JSON.parse(text) as { code?: string }).code,
        ]
        expect(codeOf(known)).toEqual(codeOf(unknown))
        expect([401, 403, 404, 204]).toContain(known.status)
        learnsNothing(known.text)
      },
    )

    test.each(forCustomers.flatMap((id) => idsIn(namesOf(operationOf(id).query)).map((name) => [id, name] as const)))(
      '%s asked for by %s: only what is one’s own',
      async (id, name) => {
        const theirs = membersOf(owned)[name]
        if (!theirs) throw new Error(`say in ownership.laws.ts whose ${name} is`)
        learnsNothing((await stranger.ask(id, { query: { [name]: theirs } })).text)
      },
    )

    test.each(forCustomers.flatMap((id) => idsIn(namesOf(operationOf(id).body)).map((name) => [id, name] as const)))(
      '%s with %s in its body: neither shown nor changed',
      async (id, name) => {
        const theirs = membersOf(owned)[name]
        if (!theirs || !bodies[id])
          throw new Error(`say in ownership.laws.ts whose ${name} is, and give a body of ${id}`)
        learnsNothing((await stranger.ask(id, { body: { ...bodies[id](), [name]: theirs } })).text)
      },
    )

    test('is as it was', async () => {
      expect(await whatIsTheirs()).toEqual(before)
      const { appointments } = await json<z.infer<typeof AppointmentList>>(owner.ask('appointments.mine'))
      expect(appointments.map(({ appointmentId }) => appointmentId)).toContain(owned['appointments'])
    })
  })
}
