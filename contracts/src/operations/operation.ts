// One row for an operation. What is mounted, who may call it, what is parsed, what is answered, and the published document all
// come from it; there is no second list.
import type * as z from 'zod/mini'
import type { ProblemCode } from '../problems.ts'
import { Role } from '../role.ts'

type Method = 'get' | 'post' | 'put' | 'delete'

/** An answer that is no refusal. JSON of `schema`, bytes of content type `type`, server-sent `events`, or without body where none is given. */
export type Answer = {
  schema?: z.ZodMiniType
  type?: string
  events?: z.ZodMiniType
  /** What headers of the answer say, by name. */
  headers?: Readonly<Record<string, string>>
}

/** How the caller proves who it is: nothing, a person's access token, or the credential of an enrolled device. */
type Caller =
  | {
      proof: 'none'
      /** Instead of an address's own limit the handler answers for it: a session's cookie comes along, or anybody may cache it. */
      isUnlimited?: true
      /** Reads the refresh cookie; without one it is `required` or there is nothing to do. */
      session?: 'required' | 'optional'
    }
  | {
      proof: 'person'
      roles: readonly Role[]
      /** The device's credential comes along: whose it is says the token, where it is says the device. */
      device?: 'required' | 'optional'
      /** For whoever has still to set up the second factor their role needs, too: what concerns their own account. */
      beforeSecondFactor?: true
    }
  | { proof: 'device' }

export type Operation = Caller & {
  method: Method
  /** With `:name` where a parameter stands. */
  path: string
  summary: string
  /** What a caller must know that no schema says. */
  description?: string
  params?: z.ZodMiniObject
  query?: z.ZodMiniObject
  /** Headers of the request that mean something here, in lower case. */
  headers?: z.ZodMiniObject
  /** Of a JSON body … */
  body?: z.ZodMiniType
  /** … of at most so many bytes; 100 kB unless told. */
  maxBytes?: number
  /** Bytes the handler reads itself, and their content type. */
  stream?: { type: string; schema?: z.ZodMiniType }
  answers: Readonly<Record<number, Answer>>
  /** Refusals beyond those any operation of its kind may give, see `problemsOf`. */
  problems?: readonly ProblemCode[]
}

export type Operations = Readonly<Record<string, Operation>>

/** JSON, with what its headers say. */
export const json = <Schema extends z.ZodMiniType>(schema: Schema, headers: Readonly<Record<string, string>> = {}) => ({
  schema,
  headers,
})

/** A page of a list that goes on. */
export const page = <Schema extends z.ZodMiniType>(schema: Schema) =>
  json(schema, { Link: 'Where the next page is: `<?…&after=…>; rel="next"` (RFC 8288). Absent on the last.' })

const jsonBody: readonly ProblemCode[] = ['request.too-deep', 'request.too-large', 'request.unsupported-type']

function problemsOfCaller(operation: Operation): readonly ProblemCode[] {
  if (operation.proof === 'none') return operation.isUnlimited ? [] : ['request.limited']
  if (operation.proof === 'device') return ['device.unknown', 'device.revoked', 'request.limited', 'sync.busy']
  return [
    'auth.required',
    'auth.expired',
    ...(operation.roles.includes('admin') && !operation.beforeSecondFactor
      ? (['auth.second-factor-required'] as const)
      : []),
    ...(operation.roles.length < Role.options.length ? (['auth.forbidden'] as const) : []),
    ...(operation.device ? (['device.unknown', 'device.revoked'] as const) : []),
  ]
}

/** Every code an operation may refuse with: those of its kind, and its own. Sorted, each once. */
export function problemsOf(operation: Operation): ProblemCode[] {
  const { params, query, headers, body, problems = [] } = operation
  const all: ProblemCode[] = [
    ...problemsOfCaller(operation),
    ...(params || query || headers || body ? (['request.malformed', 'request.invalid'] as const) : []),
    ...(body ? jsonBody : []),
    ...problems,
    'server.unavailable',
    'server.bug',
  ]
  return [...new Set(all)].toSorted()
}
