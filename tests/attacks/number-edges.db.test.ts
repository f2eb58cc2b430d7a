// Throws the edges of numbers at every integer the API and the sync protocol take. Whatever comes is taken or refused with a
// reason; nothing is answered 500, and nothing is left behind that a consumer cannot read.
import { gzipSync } from 'node:zlib'
import { inspectionPayloads } from '@sac/contracts/events/inspection-payloads'
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import { EventLineFrame } from '@sac/contracts/sync/event-line'
import { BatchHeader } from '@sac/contracts/sync/protocol'
import { jsonSchemaOf } from '@sac/contracts/testing/json-schema'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProduct, type Product } from '../pipeline/open-product.ts'
import { until } from '../pipeline/until.ts'
import { signIn } from '../support/simulated-device.ts'

let product: Product
let adminToken: string
beforeAll(async () => {
  product = await openProduct()
  adminToken = (await signIn(product.stack.url, 'admin@demo.test')).accessToken
})
afterAll(() => product?.close())

// As JSON text: some are no numbers a parser keeps.
const edges = [
  '0',
  '-1',
  '1',
  '2147483647',
  '2147483648',
  '-2147483649',
  '9007199254740991',
  '9007199254740992',
  '1e308',
  '1e999',
  '0.5',
  '"NaN"',
  'null',
]

type Json = { [name: string]: Json } | Json[] | string | number | boolean | null
type Schema = {
  type?: string
  pattern?: string
  format?: string
  enum?: Json[]
  const?: Json
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  prefixItems?: Schema[]
  properties?: Record<string, Schema>
  minLength?: number
  minItems?: number
  minimum?: number
  exclusiveMinimum?: number
}

function textOf({ pattern = '', minLength = 1 }: Schema): string {
  if (pattern.includes('7[0-9a-f]{3}')) return uuidv7()
  if (pattern.includes('{64}')) return 'ab'.repeat(32)
  if (pattern.includes('T\\d{2}')) return '2026-11-23T09:00:00.000Z'
  if (pattern.includes('\\d{4}-')) return '2026-11-23'
  if (pattern.includes('[A-Z]{1,3}')) return 'F'
  if (pattern.includes('[A-Z0-9]')) return 'VF1AB000123456789'
  if (pattern.includes('\\d')) return '123'
  return 'x'.repeat(Math.max(1, minLength))
}

/** Something of a schema's form, every optional member included. */
function sampleOf(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0] ?? null
  const [first] = (schema.anyOf ?? schema.oneOf ?? []).filter(({ type }) => type !== 'null')
  if (first) return sampleOf(first)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, one]) => [name, sampleOf(one)]))
    case 'array':
      if (schema.prefixItems) return schema.prefixItems.map(sampleOf)
      return schema.items
        ? Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sampleOf(schema.items ?? {}))
        : []
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    case undefined:
    default:
      return textOf(schema)
  }
}

type Path = readonly (string | number)[]

function numbersIn(value: Json, path: Path = []): Path[] {
  if (typeof value === 'number') return [path]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => numbersIn(one, [...path, name]))
}

/** JSON text of `value` with raw text at a place. */
function withEdge(value: Json, path: Path, edge: string): string {
  const copy = structuredClone(value)
  const holder = path.slice(0, -1).reduce<Json>((at, name) => (at as Record<string, Json>)[name] ?? null, copy)
  ;(holder as Record<string, Json>)[String(path.at(-1))] = '\u0001edge'
  return JSON.stringify(copy).replace('"\\u0001edge"', edge)
}

const schemaOf = (schema: Parameters<typeof jsonSchemaOf>[0]) => jsonSchemaOf(schema) as Schema
const branchesOf = (schema: Schema): Schema[] => {
  const branches = schema.anyOf ?? schema.oneOf
  return branches ? branches.flatMap(branchesOf) : [schema]
}

async function answers(method: string, path: string, init: RequestInit): Promise<number> {
  const response = await fetch(`${product.stack.url}${path}`, { method, ...init })
  const text = await response.text()
  if (response.status >= 500)
    throw new Error(
      `${method} ${path} answered ${response.status} to ${typeof init.body === 'string' ? init.body : 'bytes'}: ${text}`,
    )
  return response.status
}

type Device = { deviceId: string; credential: string }

async function enrol(): Promise<Device> {
  const deviceId = uuidv7()
  const response = await fetch(`${product.stack.url}/sync/v1/devices`, {
    method: 'POST',
    headers: { authorization: `Bearer ${product.inspector.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ deviceId, name: 'edges', build: 'test' }),
  })
  return { deviceId, credential: ((await response.json()) as { credential: string }).credential }
}

const withBodies = (Object.keys(operations) as OperationId[]).flatMap((id) => {
  const { body } = operationOf(id)
  return body ? [{ id, schema: body }] : []
})

test('numbers in bodies of the API', async () => {
  const { accessToken } = product.inspector
  const device = await enrol()
  let tried = 0
  for (const { id, schema } of withBodies)
    for (const branch of branchesOf(schemaOf(schema))) {
      const any = sampleOf(branch) as Record<string, Json>
      const sample = 'deviceId' in any && id !== 'sync.enrol' ? { ...any, deviceId: device.deviceId } : any
      const { method, path, proof } = operations[id]
      const person = proof === 'device' || id.startsWith('sync.') ? accessToken : adminToken
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${person}`,
        'sac-device': device.credential,
      }
      const at = path.replaceAll(/:\w+/g, uuidv7())
      for (const place of numbersIn(sample))
        for (const edge of edges) {
          await answers(method.toUpperCase(), at, { headers, body: withEdge(sample, place, edge) })
          tried += 1
        }
    }
  expect(tried).toBeGreaterThan(100)
})

const post = ({ credential }: Device, lines: readonly string[]) =>
  answers('POST', '/sync/v1/events', {
    headers: { 'sac-device': credential, 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    body: gzipSync(lines.join('\n')),
  })

test('numbers in the header of an upload', async () => {
  const device = await enrol()
  const header = {
    ...(sampleOf(schemaOf(BatchHeader)) as Record<string, Json>),
    deviceId: device.deviceId,
    seqs: [[1, 1]],
    photos: [],
  }
  for (const place of numbersIn(header)) for (const edge of edges) await post(device, [withEdge(header, place, edge)])
})

test('numbers in every line an inspector can write', async () => {
  const frame = sampleOf(schemaOf(EventLineFrame)) as Record<string, Json>
  const other = await enrol()
  const epoch = uuidv7()
  let seq = 0
  for (const [type, schema] of Object.entries(inspectionPayloads))
    for (const branch of branchesOf(schemaOf(schema))) {
      const inspectionId = uuidv7()
      const of = {
        ...frame,
        type,
        v: 1,
        schemaVersion: 1,
        deviceId: other.deviceId,
        epoch,
        inspectionId,
        actorId: product.inspector.userId,
      }
      const sample = { ...of, payload: sampleOf(branch) } as Json
      const lines = numbersIn(sample).flatMap((place) =>
        edges.map((edge) => {
          seq += 1
          const line = {
            ...(sample as Record<string, Json>),
            eventId: uuidv7(),
            ...(place[0] === 'seq' ? {} : { seq }),
          }
          return withEdge(line, place, edge)
        }),
      )
      for (let at = 0; at < lines.length; at += 100) {
        const part = lines.slice(at, at + 100)
        const first = seq - lines.length + at + 1
        const header = {
          ...(sampleOf(schemaOf(BatchHeader)) as Record<string, Json>),
          deviceId: other.deviceId,
          epoch,
          head: seq,
          photos: [],
          seqs: [[first, first + part.length - 1]],
        }
        const status = await post(other, [JSON.stringify(header), ...part])
        expect([type, status]).toEqual([type, 200])
      }
    }
  const settled = async () => {
    const groups = await product.office.groups()
    return groups.every(({ lag }) => lag === 0) ? groups : null
  }
  const groups = await until(settled, { what: 'every line to be read' })
  expect(groups.map(({ group, deadLetters }) => ({ group, deadLetters }))).toEqual(
    groups.map(({ group }) => ({ group, deadLetters: 0 })),
  )
  for (const schema of ['inspections', 'certificates', 'sync']) {
    const { rows } = await product.database.pool.query(`SELECT last_error FROM ${schema}.bus_parked`)
    expect([schema, rows]).toEqual([schema, []])
  }
})

test('numbers in addresses, cursors and headers', async () => {
  const numbers = ['0', '-1', '2147483648', '9007199254740993', '99999999999999999999', '1e308', 'NaN', '0.5']
  const sha256 = 'ab'.repeat(32)
  const device = await enrol()
  for (const number of numbers) {
    await answers('GET', `/status/${number}`, {})
    await answers('GET', `/status/${number}/reasons`, {})
    await answers('GET', `/sync/v1/changes?cursor=0123456789ab.${number}.2026-11-23`, {
      headers: { authorization: `Bearer ${product.inspector.accessToken}`, 'sac-device': device.credential },
    })
    for (const [offset, length] of [
      [number, '1'],
      ['0', number],
      [number, number],
    ] as const)
      await answers('PUT', `/sync/v1/blobs/${sha256}`, {
        headers: { 'sac-device': device.credential, 'upload-offset': offset, 'upload-length': length },
        body: 'x',
      })
  }
})
