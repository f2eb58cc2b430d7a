// Array parameters in PostgreSQL's binary form. The driver writes arrays as text, quoting every quote of a JSON text and
// doubling every byte to hexadecimal; for hundreds of rows that costs more than the insert itself.

const oids = { bytea: 17, text: 25, uuid: 2950, jsonb: 3802 }
const headerBytes = 20

/** A parameter for `$n::bytea[]`. */
export const byteaArray = (items: readonly Uint8Array[]): Buffer => encode(oids.bytea, items)

/** A parameter for `$n::text[]`; no item may contain U+0000. */
export const textArray = (items: readonly string[]): Buffer =>
  encode(
    oids.text,
    items.map((item) => Buffer.from(item)),
  )

/** A parameter for `$n::uuid[]`, from their text form. */
export const uuidArray = (items: readonly string[]): Buffer =>
  encode(
    oids.uuid,
    items.map((item) => Buffer.from(item.replaceAll('-', ''), 'hex')),
  )

/** A parameter for `$n::jsonb[]`; what jsonb cannot hold (U+0000) is refused by the server. */
export const jsonbArray = (items: readonly unknown[]): Buffer =>
  encode(
    oids.jsonb,
    // The first byte is the version of jsonb's binary form.
    items.map((item) => Buffer.from(`\u0001${JSON.stringify(item)}`)),
  )

// One dimension, no nulls, first index 1; then length and bytes of each item.
function encode(oid: number, items: readonly Uint8Array[]): Buffer {
  const size = items.reduce((sum, item) => sum + 4 + item.byteLength, headerBytes)
  const bytes = Buffer.allocUnsafe(size)
  for (const [at, word] of [1, 0, oid, items.length, 1].entries()) bytes.writeInt32BE(word, at * 4)
  let at = headerBytes
  for (const item of items) {
    at = bytes.writeInt32BE(item.byteLength, at)
    bytes.set(item, at)
    at += item.byteLength
  }
  return bytes
}
