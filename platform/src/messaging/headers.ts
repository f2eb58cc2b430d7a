/** Header values as they travel: text, or bytes that are not text. */
export type Headers = Readonly<Record<string, string | Uint8Array>>

/** Headers as kept in JSON: text as it is, bytes as `{base64}`. */
export type StoredHeaders = Record<string, string | { base64: string }>

export function toStoredHeaders(headers: Headers): StoredHeaders {
  if (isStorable(headers)) return headers
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [toStoredName(name), toStored(value)]))
}

export function fromStoredHeaders(headers: StoredHeaders): Record<string, string | Uint8Array> {
  if (isAllText(headers)) return headers
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      fromStoredName(name),
      typeof value === 'string' ? value : Buffer.from(value.base64, 'base64'),
    ]),
  )
}

// Nearly always.
const isAllText = (headers: StoredHeaders): headers is Record<string, string> =>
  Object.keys(headers).every((name) => typeof headers[name] === 'string' && !name.startsWith(escapedName))

const isStorableText = (text: string) => text.isWellFormed() && !text.includes('\0')

const isStorable = (headers: Headers): headers is Record<string, string> =>
  Object.keys(headers).every((name) => {
    const value = headers[name]
    return typeof value === 'string' && isStorableText(value) && isTextName(name)
  })

/** A header as text; undefined when absent. */
export function headerText(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  if (value === undefined) return undefined
  return typeof value === 'string' ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString()
}

// PostgreSQL text cannot hold U+0000, and bytes that are not UTF-8 must come back untouched.
function toStored(value: string | Uint8Array): string | { base64: string } {
  if (typeof value === 'string' && isStorableText(value)) return value
  const bytes = Buffer.from(value)
  const text = bytes.toString('utf8')
  return !text.includes('\0') && Buffer.from(text, 'utf8').equals(bytes) ? text : { base64: bytes.toString('base64') }
}

const escapedName = 'base64:'

const isTextName = (name: string) => isStorableText(name) && !name.startsWith(escapedName)

function toStoredName(name: string): string {
  return isTextName(name) ? name : escapedName + Buffer.from(name).toString('base64')
}

function fromStoredName(name: string): string {
  return name.startsWith(escapedName) ? Buffer.from(name.slice(escapedName.length), 'base64').toString() : name
}
