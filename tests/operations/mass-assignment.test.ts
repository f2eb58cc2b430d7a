// What nobody can say with a request beyond what its operation asks for: from the rows of the operations, so that a new one is
// looked at, too.
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

type Json = { [name: string]: unknown }
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Every schema within a schema, with its place. */
function* within(schema: unknown, place: string): Generator<[place: string, schema: Json]> {
  if (!isObject(schema)) return
  yield [place, schema]
  for (const [name, part] of Object.entries(schema)) yield* within(part, `${place}/${name}`)
}

const ids = Object.keys(operations) as OperationId[]
const jsonOf = (schema: z.ZodMiniType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })

/** Whatever is parsed of a request. */
const taken = ids.flatMap((id) => {
  const { params, query, body } = operationOf(id)
  return Object.entries({ params, query, body }).flatMap(([part, schema]) =>
    schema ? [[`${id} ${part}`, jsonOf(schema)] as const] : [],
  )
})

/** A copy a device saved is kept whole, whatever a later app wrote into it. */
const openBy = new Set(['admin.import body/properties/ephemeral'])

test('nothing of a request is taken that its operation does not name', () => {
  const open = taken.flatMap(([id, schema]) =>
    [...within(schema, id)].flatMap(([place, { type, additionalProperties, properties }]) =>
      type === 'object' && isObject(properties) && additionalProperties !== false ? [place] : [],
    ),
  )
  expect(taken.length).toBeGreaterThan(60)
  expect(open.filter((place) => !openBy.has(place))).toEqual([])
})

// What the server decides. An amount somebody agrees to is compared, never taken (`feeMinor`).
const decidedHere =
  /^(role|status|price|prices|amount|amountMinor|grossMinor|refundMinor|currency|userId|customerId|createdBy|paidAt|paymentId|series|inspectorNumber|disabledAt|heldUntil|bay|revision)$/

/** `reschedule` lets the counter choose a bay; the handler refuses it to customers. A payment's own id is made by its client. */
const exceptions = new Set(['appointments.reschedule body/properties/bay', 'payments.create body/properties/paymentId'])

test('a customer says nothing of role, state, price, owner or payment in any body', () => {
  const said = taken.flatMap(([id, schema]) => {
    const operation = operationOf(id.split(' ')[0] as OperationId)
    if (!id.endsWith(' body') || (operation.proof === 'person' && !operation.roles.includes('customer'))) return []
    if (operation.proof === 'device') return []
    return [...within(schema, id)].flatMap(([place, { properties }]) =>
      isObject(properties)
        ? Object.keys(properties).flatMap((name) => (decidedHere.test(name) ? [`${place}/properties/${name}`] : []))
        : [],
    )
  })
  expect(said.filter((one) => !exceptions.has(one))).toEqual([])
})
