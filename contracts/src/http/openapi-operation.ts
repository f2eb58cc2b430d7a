import * as z from 'zod/mini'
import { type Answer, type Operation, problemsOf } from '../operations/operation.ts'
import { type ProblemCode, problemTable } from '../problems.ts'
import { Role } from '../role.ts'
import { schemaOf } from './openapi-schemas.ts'

type Place = 'path' | 'query' | 'header'

function parametersIn(place: Place, members: z.ZodMiniObject | undefined) {
  if (!members) return []
  const { properties = {}, required = [] } = z.toJSONSchema(members, { unrepresentable: 'any', io: 'input' })
  return Object.entries(properties).map(([name, schema]) => ({
    name: place === 'header' ? headerName(name) : name,
    in: place,
    required: required.includes(name),
    schema,
  }))
}

const headerName = (name: string) => name.replaceAll(/(^|-)[a-z]/g, (start) => start.toUpperCase())

function requestBodyOf({ body, maxBytes, stream }: Operation) {
  if (stream)
    return {
      requestBody: { required: true, content: { [stream.type]: { schema: { type: 'string', format: 'binary' } } } },
    }
  if (!body) return {}
  const most = maxBytes === undefined ? {} : { description: `At most ${maxBytes} bytes.` }
  return { requestBody: { required: true, ...most, content: { 'application/json': { schema: schemaOf(body) } } } }
}

const headersOf = (headers: Answer['headers']) =>
  headers && Object.keys(headers).length > 0
    ? {
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
        ),
      }
    : {}

function contentOf({ schema, events, type = 'application/json' }: Answer) {
  if (events) return { content: { 'text/event-stream': { schema: schemaOf(events) } } }
  if (schema) return { content: { [type]: { schema: schemaOf(schema) } } }
  return type === 'application/json' ? {} : { content: { [type]: { schema: { type: 'string', format: 'binary' } } } }
}

const saidAlways: Readonly<Record<number, Answer['headers']>> = {
  401: { 'WWW-Authenticate': '`Bearer`' },
  429: { 'Retry-After': 'Seconds to wait.' },
  503: { 'Retry-After': 'Seconds to wait.' },
}

/** Refusals of one status by the codes they may have: most operations share theirs. */
const nameOf = (codes: readonly ProblemCode[]) => codes.join('_')

function refusalsOf(operation: Operation): [status: string, codes: ProblemCode[]][] {
  const byStatus = Object.groupBy(problemsOf(operation), (code) => problemTable[code].status)
  return Object.entries(byStatus).map(([status, codes]) => [status, codes])
}

/** Every refusal of these operations, to be referred to. */
export function describeRefusals(all: readonly Operation[]): Record<string, object> {
  const named = all
    .flatMap(refusalsOf)
    .map(([status, codes]) => [nameOf(codes), refusal(Number(status), codes)] as const)
  return Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function refusal(status: number, codes: readonly ProblemCode[]) {
  const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] }
  return {
    description: codes.map((code) => `\`${code}\`: ${problemTable[code].title}.`).join(' '),
    ...headersOf(saidAlways[status]),
    content: { 'application/problem+json': { schema } },
  }
}

function responsesOf(operation: Operation) {
  const refused = refusalsOf(operation).map(([status, codes]) => [
    status,
    { $ref: `#/components/responses/${nameOf(codes)}` },
  ])
  const done = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    { description: doneBy(Number(status)), ...headersOf(answer.headers), ...contentOf(answer) },
  ])
  return Object.fromEntries([...refused, ...done])
}

const words: Readonly<Record<number, string>> = {
  200: 'Done.',
  201: 'Done; it was not before.',
  202: 'Taken; the rest follows.',
  204: 'Done.',
  304: 'Unchanged.',
  409: 'It goes on elsewhere.',
}
const doneBy = (status: number) => words[status] ?? 'Done.'

function securityOf(operation: Operation): object[] {
  if (operation.proof === 'device') return [{ device: [] }]
  if (operation.proof === 'person') {
    if (operation.device === 'required') return [{ person: [], device: [] }]
    return operation.device ? [{ person: [] }, { person: [], device: [] }] : [{ person: [] }]
  }
  if (operation.session === 'required') return [{ session: [] }]
  return operation.session ? [{}, { session: [] }] : []
}

function rolesOf(operation: Operation): string[] {
  if (operation.proof === 'device') return []
  return operation.proof === 'person' ? [...operation.roles] : ['anonymous', ...Role.options]
}

/** An operation object of OpenAPI 3.1. */
export const describeOperation = (id: string, operation: Operation) => ({
  operationId: id,
  summary: operation.summary,
  ...(operation.description === undefined ? {} : { description: operation.description }),
  tags: [id.split('.')[0]],
  'x-roles': rolesOf(operation),
  security: securityOf(operation),
  parameters: [
    ...parametersIn('path', operation.params),
    ...parametersIn('query', operation.query),
    ...parametersIn('header', operation.headers),
  ],
  ...requestBodyOf(operation),
  responses: responsesOf(operation),
})
