// OpenAPI 3.1 from the operation table: one source for what is mounted, who may call it and what is documented.
import * as z from 'zod/mini'
import { type Operation, type OperationId, operations } from '../operations.ts'
import { ProblemBody } from '../problems.ts'
import { operationBodies } from './operation-bodies.ts'

const schemaOf = (schema: z.ZodMiniType) => {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { unrepresentable: 'any' })
  return json
}

const json = (schema: z.ZodMiniType) => ({ 'application/json': { schema: schemaOf(schema) } })

function parametersOf(id: OperationId, { path }: Operation) {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const query = operationBodies[id]?.query
  if (!query) return inPath
  const { properties = {}, required = [] } = z.toJSONSchema(query)
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  return [...inPath, ...inQuery]
}

function requestBodyOf(id: OperationId) {
  const { body, bodyType } = operationBodies[id] ?? {}
  if (body) return { requestBody: { required: true, content: json(body) } }
  return bodyType ? { requestBody: { required: true, content: { [bodyType]: { schema: { type: 'string' } } } } } : {}
}

function responsesOf(id: OperationId) {
  const { response, responseType = 'application/json' } = operationBodies[id] ?? {}
  const content = response ? json(response) : { [responseType]: {} }
  return {
    '2XX': { description: 'Done', content },
    default: {
      description: 'Refused; `code` is stable, `detail` says what to do',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  }
}

const security = { none: [], person: [{ person: [] }], device: [{ device: [] }] } as const

const operationOf = (id: OperationId, operation: Operation) => ({
  operationId: id,
  summary: operation.summary,
  tags: [id.split('.')[0]],
  'x-roles': operation.roles,
  security: security[operation.proof],
  parameters: parametersOf(id, operation),
  ...requestBodyOf(id),
  responses: responsesOf(id),
})

/** The document served at /api/openapi.json. */
export function writeOpenApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [id, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: operationOf(id, operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'SmartAutoCheck', version },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemBody) },
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        device: { type: 'apiKey', in: 'header', name: 'Sac-Device' },
      },
    },
  }
}
