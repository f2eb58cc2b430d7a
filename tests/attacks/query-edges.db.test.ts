// Whatever stands in a query, a path or a body is taken or refused with a reason: edges of numbers, cursors edited by hand, names
// given twice, members given twice, values of another kind, deep nesting.
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import { jsonSchemaOf } from '@sac/contracts/testing/json-schema'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { signIn } from '../support/simulated-device.ts'

let product: Product
let tokens: Readonly<Record<'admin' | 'inspector', string>>
beforeAll(async () => {
  product = await openProduct()
  const admin = await signIn(product.stack.url, 'admin@demo.test')
  tokens = { admin: admin.accessToken, inspector: product.inspector.accessToken }
})
afterAll(() => product?.close())

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const texts =
  "0 -1 2147483648 9007199254740993 1e999 NaN 0.5 null true \u0000 \uD800 % _ ' 2026-02-30 0000-01-01 9999-12-31 +275760-09-13"
const instant = '2026-11-23T10:00:00.000Z'
const [first, last] = ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z']
const cursors: readonly unknown[] = [
  [
    null,
    1,
    'x',
    '\u0000',
    [],
    {},
    ['x'],
    [1, 2, 3],
    [[]],
    [-1],
    [1e308],
    [instant],
    [instant, 'x'],
    [instant, '\u0000'],
  ],
  [
    [first, uuidv7()],
    [last, '\u0000'],
    ['\uD800', uuidv7()],
    ['\u0000', uuidv7()],
    [instant, '\u0000', uuidv7()],
  ],
].flat()
const values = texts
  .split(' ')
  .concat('x'.repeat(5_000), cursors.map(cursor), Buffer.from('['.repeat(700)).toString('base64url'))

/** Of those who may ask each one; where neither may, an administrator, who is refused. */
function tokensFor(id: OperationId): string[] {
  const operation = operationOf(id)
  const roles = operation.proof === 'person' ? operation.roles : []
  const may = (['admin', 'inspector'] as const).filter((role) => roles.includes(role))
  return may.length === 0 ? [tokens.admin] : may.map((role) => tokens[role])
}

const asked = (Object.keys(operations) as OperationId[]).flatMap((id) => {
  const { query, method, path } = operationOf(id)
  const { properties = {} }: { properties?: object } = query ? jsonSchemaOf(query) : {}
  return query ? [{ id, method, path, names: Object.keys(properties) }] : []
})

async function answer(path: string, init: RequestInit = {}): Promise<number> {
  const response = await fetch(`${product.stack.url}${path}`, init)
  const text = await response.text()
  if (response.status >= 500) throw new Error(`${path.slice(0, 300)} answered ${response.status}: ${text}`)
  return response.status
}

/** What is asked of one parameter; one half of a pair has no form in an address and comes as the bytes it would be. */
const queriesOf = (name: string): string[] =>
  values.flatMap((value) => {
    const text = value.isWellFormed() ? encodeURIComponent(value) : '%ED%A0%80'
    return value === '0'
      ? ['=0', '=0&=1', '[a]=0'].map((one) => one.replaceAll(/^|&/g, (and) => and + name))
      : [`${name}=${text}`]
  })

test('every parameter of every query', async () => {
  let tried = 0
  for (const { id, method, path, names } of asked)
    for (const name of names) {
      const questions = queriesOf(name).flatMap((query) => tokensFor(id).map((token) => ({ query, token })))
      const ask = ({ query, token }: { query: string; token: string }) =>
        answer(`${path.replaceAll(/:\w+/g, uuidv7())}?${query}`, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${token}` },
        })
      for (let at = 0; at < questions.length; at += 4) await Promise.all(questions.slice(at, at + 4).map(ask))
      tried += questions.length
    }
  expect(tried).toBeGreaterThan(500)
})

test('every part of a path', async () => {
  const ids = Object.keys(operations) as OperationId[]
  const parts = ['0', '-1', 'x', '%00', '%ED%A0%80', '..%2F..', uuidv7().toUpperCase(), '%', 'x'.repeat(3_000), "'--"]
  for (const id of ids.filter((one) => operationOf(one).method === 'get' && operationOf(one).path.includes(':')))
    for (const token of tokensFor(id))
      for (const part of parts)
        await answer(operationOf(id).path.replaceAll(/:\w+/g, part), { headers: { authorization: `Bearer ${token}` } })
})

test('bodies that are deep, of another kind, or say a thing twice', async () => {
  const deep = (open: string, close: string) => `${open.repeat(50_000)}1${close.repeat(50_000)}`
  const kinds = ['"x"', '1', 'null', '[]', '{}', '', '{"__proto__":{"a":1}}', '{"constructor":1}', '\u0000']
  const twice = ['{"decisionId":"a","decisionId":"b"}', '{"a":1,"a":{"b":2}}']
  const unstorable = ['{"reason":"\\u0000"}', '{"reason":"\\ud800"}']
  const bodies = [deep('[', ']'), deep('{"a":', '}'), ...kinds, ...twice, ...unstorable]
  const ids = Object.keys(operations) as OperationId[]
  for (const id of ids.filter((one) => operationOf(one).body))
    for (const token of tokensFor(id))
      for (const body of bodies) {
        const { method, path } = operationOf(id)
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
        const status = await answer(path.replaceAll(/:\w+/g, uuidv7()), { method: method.toUpperCase(), headers, body })
        // Some ask for no more than that.
        if (!['', '{}'].includes(body))
          expect([id, body.slice(0, 40), status >= 400]).toEqual([id, body.slice(0, 40), true])
      }
})
