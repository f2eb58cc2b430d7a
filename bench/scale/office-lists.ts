// Every list an administrator may ask for, and each way in which it offers to be asked: derived from the table of operations, so that
// a new list or a new filter is asked, too.
import { type OperationId, operationOf, operations } from '@sac/contracts/operations'
import type { Operation } from '@sac/contracts/operations/operation'

export type ListQuestion = { operation: OperationId; path: string }

/** The parts of a schema of zod/mini that are looked at. */
type Shape = {
  _zod: { def: { type: string; shape?: Record<string, Shape>; innerType?: Shape; entries?: Record<string, string> } }
}

const within = (shape: Shape): Shape => {
  const { type, innerType } = shape._zod.def
  return ['optional', 'nullable', 'default'].includes(type) && innerType ? within(innerType) : shape
}
const isOptional = (shape: Shape) => ['optional', 'default'].includes(shape._zod.def.type)
const membersOf = ({ query }: Operation) => Object.entries((query as Shape | undefined)?._zod.def.shape ?? {})
const cursorOf = (operation: Operation) => {
  const names = membersOf(operation).map(([name]) => name)
  return ['after', 'before'].find((name) => names.includes(name))
}

/** Lists that go on, of an administrator. */
export const officeLists: readonly OperationId[] = (Object.keys(operations) as OperationId[]).filter((id) => {
  const operation = operationOf(id)
  const isOffice = operation.proof === 'person' && operation.roles.includes('admin')
  return operation.method === 'get' && isOffice && cursorOf(operation) !== undefined
})

/** What stands in rows that were seen, by the name of the member: values to filter by. */
export type Known = Readonly<Record<string, string>>

/**
 * The list as it is, by each value of each filter, and each of these in each order. A filter without a value in `known` is left out
 * and told; so is a list that cannot be asked without one.
 */
export function questionsOf(id: OperationId, known: Known): { questions: ListQuestion[]; left: string[] } {
  const members = membersOf(operationOf(id)).filter(([name]) => name !== cursorOf(operationOf(id)))
  const valuesOf = ([name, shape]: [string, Shape]): string[] =>
    Object.values(within(shape)._zod.def.entries ?? (known[name] === undefined ? {} : { known: known[name] }))
  const left = members.filter((member) => valuesOf(member).length === 0).map(([name]) => `${id} by ${name}`)
  const always = Object.fromEntries(
    members.filter(([, shape]) => !isOptional(shape)).map((member) => [member[0], valuesOf(member)[0] ?? '']),
  )
  const orders = members.filter(([name]) => name === 'sort').flatMap(valuesOf)
  const filters = members.filter(([name, shape]) => name !== 'sort' && isOptional(shape))
  const filtered = [{}, ...filters.flatMap((member) => valuesOf(member).map((value) => ({ [member[0]]: value })))]
  const asked = filtered.flatMap((one) => [one, ...orders.map((sort) => ({ ...one, sort }))])
  const { path, missing } = withParameters(operationOf(id).path, known)
  const questions = asked.map((one) => ({ operation: id, path: withQuery(path, { ...always, ...one }) }))
  return { questions, left: [...left, ...missing.map((parameter) => `${id} of ${parameter}`)] }
}

/** `:id` is looked up with what stands before it, `users/:id`; other names by themselves. */
function withParameters(path: string, known: Known): { path: string; missing: string[] } {
  const missing: string[] = []
  const filled = path.replaceAll(/(?<before>[\w-]+\/):(?<name>\w+)/g, (whole, before: string, name: string) => {
    const value = known[name] ?? known[whole]
    if (value === undefined) missing.push(whole)
    return `${before}${value}`
  })
  return { path: filled, missing }
}

const withQuery = (path: string, query: Record<string, string>) => {
  const text = new URLSearchParams(query).toString()
  return text === '' ? path : `${path}?${text}`
}

/** Where the next page of a list is; null on its last. */
export function nextPage(response: Response, path: string): string | null {
  const query = /^<(\?[^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1]
  return query === undefined ? null : `${path.split('?')[0]}${query}`
}
