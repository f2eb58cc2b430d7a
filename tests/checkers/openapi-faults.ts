/** Of OpenAPI 3.0, what descriptions of plain data use. */
type Schema = {
  $ref?: string
  anyOf?: Schema[]
  nullable?: boolean
  type?: string
  enum?: unknown[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
}
export type Schemas = Readonly<Record<string, Schema>>

/** Where a value is not what a schema says: wrong type, wrong word, missing member, member nobody described. None: it is. */
export function openApiFaults(schemas: Schemas, schema: Schema, value: unknown, at = '$'): string[] {
  if (schema.$ref !== undefined) {
    const named = schemas[schema.$ref.split('/').at(-1) ?? '']
    return named ? openApiFaults(schemas, named, value, at) : [`${at}: ${schema.$ref} is not described`]
  }
  if (value === null) return schema.nullable ? [] : [`${at}: null`]
  if (schema.anyOf) {
    const ways = schema.anyOf.map((one) => openApiFaults(schemas, one, value, at))
    return ways.some((faults) => faults.length === 0) ? [] : (ways[0] ?? [])
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${at}: ${JSON.stringify(value)} is none of the words`]
  if (schema.type === 'array')
    return Array.isArray(value)
      ? value.flatMap((one, n) => openApiFaults(schemas, schema.items ?? {}, one, `${at}[${n}]`))
      : [`${at}: no list`]
  if (schema.type === 'object') return objectFaults(schemas, schema, value, at)
  const isRight = schema.type === 'integer' ? Number.isInteger(value) : typeof value === (schema.type ?? typeof value)
  return isRight ? [] : [`${at}: ${typeof value} instead of ${schema.type}`]
}

function objectFaults(schemas: Schemas, schema: Schema, value: unknown, at: string): string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [`${at}: no object`]
  const members = Object.entries(value ?? {})
  const { properties = {}, additionalProperties: others = true } = schema
  const missing = (schema.required ?? []).filter((name) => !members.some(([member]) => member === name))
  const wrong = members.flatMap(([name, one]) => {
    const known = properties[name]
    if (known) return openApiFaults(schemas, known, one, `${at}.${name}`)
    if (typeof others === 'object') return openApiFaults(schemas, others, one, `${at}.${name}`)
    return schema.properties ? [`${at}.${name}: not described`] : []
  })
  return [...missing.map((name) => `${at}.${name}: missing`), ...wrong]
}
