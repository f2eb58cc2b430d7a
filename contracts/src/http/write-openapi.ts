// OpenAPI 3.1 from the operation table: one source for what is mounted, who may call it and what is documented.

import { refreshCookie } from '../operations/auth.ts'
import { type OperationId, operationOf, operations } from '../operations.ts'
import { deviceHeader } from '../sync/protocol.ts'
import { describeOperation, describeRefusals } from './openapi-operation.ts'
import { namedSchemas } from './openapi-schemas.ts'

const about =
  'Refusals are problem+json (RFC 9457): `code` is stable, `detail` says what to do. Every answer carries X-Correlation-Id; one that is sent along is taken over. How a device works with the sync operations is told in docs/sync-protocol.md.'

/** The document served at /api/openapi.json. */
export function writeOpenApi(version: string): object {
  const ids = Object.keys(operations) as OperationId[]
  const paths: Record<string, Record<string, object>> = {}
  for (const id of ids) {
    const operation = operationOf(id)
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method]: describeOperation(id, operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'SmartAutoCheck', version, description: about },
    paths,
    components: {
      schemas: namedSchemas(),
      responses: describeRefusals(ids.map(operationOf)),
      securitySchemes: {
        person: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        device: { type: 'apiKey', in: 'header', name: deviceHeader },
        session: { type: 'apiKey', in: 'cookie', name: refreshCookie },
      },
    },
  }
}
