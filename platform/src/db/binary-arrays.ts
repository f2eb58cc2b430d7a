// Array parameters in PostgreSQL's binary form. The driver writes arrays as text, quoting every quote of a JSON text and
// doubling every byte to hexadecimal; for hundreds of rows that costs more than the insert itself.

const oids = { bytea: 17, text: 25, json: 114, uuid: 2950 }
const headerBytes = 20

/** A parameter for `$n::bytea[]`. */
export const byteaArray = (items: readonly Uint8Array[]): Buffer => encode(oids.bytea, items)

/** A parameter for `$n::text[]`; no item may contain U+0000. Bytes are taken as UTF-8. */
export const textArray = (items: readonly (string | Uint8Array)[]): Buffer =>
  encode(
    oids.text,
    items.map((item) => (typeof item === 'string' ? Buffer.from(item) : item)),
  )

/** A parameter for `$n::uuid[]`, from their text form. */
export const uuidArray = (items: readonly string[]): Buffer =>
  Buffer.concat([header(oids.uuid, items.length), hexItems(items, 16)])

/** A parameter for `$n::bytea[]` from SHA-256 sums in hexadecimal. */
export const sha256Array = (items: readonly string[]): Buffer =>
  Buffer.concat([header(oids.bytea, items.length), hexItems(items, 32)])

/** A parameter for `$n::json[]`. */
export const jsonArray = (items: readonly unknown[]): Buffer =>
  encode(
    oids.json,
    items.map((item) => Buffer.from(JSON.stringify(item))),
  )

// All at once: a Buffer for each of thousands of small items costs more than everything else here.
function hexItems(items: readonly string[], size: number): Buffer {
  const length = size.toString(16).padStart(8, '0')
  return Buffer.from(
    items
      .map((item) => length + item)
      .join('')
      .replaceAll('-', ''),
    'hex',
  )
}

function encode(oid: number, items: readonly Uint8Array[]): Buffer {
  const size = items.reduce((sum, item) => sum + 4 + item.byteLength, 0)
  const bytes = Buffer.allocUnsafe(headerBytes + size)
  bytes.set(header(oid, items.length))
  let at = headerBytes
  for (const item of items) {
    at = bytes.writeInt32BE(item.byteLength, at)
    bytes.set(item, at)
    at += item.byteLength
  }
  return bytes
}

// One dimension, no nulls, first index 1; length and bytes of each item follow.
function header(oid: number, count: number): Buffer {
  const bytes = Buffer.allocUnsafe(headerBytes)
  for (const [at, word] of [1, 0, oid, count, 1].entries()) bytes.writeInt32BE(word, at * 4)
  return bytes
}
