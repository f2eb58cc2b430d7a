import type { IncomingHttpHeaders } from 'node:http'
import type { OperationId } from '@sac/contracts/operations'
import type { Proven } from './caller.ts'

/** Turns the credentials of a request into a caller; throws Problem `auth.*` or `device.*` when they are missing or wrong. */
export type Authenticate = (request: {
  operation: OperationId
  proof: Proven['proof']
  headers: IncomingHttpHeaders
}) => Promise<Proven>
