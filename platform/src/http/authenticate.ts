import type { IncomingHttpHeaders } from 'node:http'
import type { OperationId, Proof } from '@sac/contracts/operations'
import type { Caller } from './route.ts'

/** Turns the credentials of a request into a caller; throws Problem `auth.*` or `device.*` when they are missing or wrong. */
export type Authenticate = (request: {
  operation: OperationId
  proof: Exclude<Proof, 'none'>
  headers: IncomingHttpHeaders
}) => Promise<Caller>
