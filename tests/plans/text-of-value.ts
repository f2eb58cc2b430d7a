import pg from 'pg'

// What the driver's types leave out.
const { utils } = pg as unknown as { utils: { prepareValue: (value: unknown) => string | Buffer | null } }

const uuid = 2950
const bytea = 17
const text = new Set([25, 114])

/** A value as it is sent, in the text form the server reads: null, bytes, arrays in binary (platform/db/binary-arrays), or what the driver makes of it. */
export function textOfValue(value: unknown): string | null {
  const prepared = utils.prepareValue(value)
  if (prepared === null) return null
  if (!Buffer.isBuffer(prepared)) return prepared
  return textOfArray(prepared) ?? `\\x${prepared.toString('hex')}`
}

function textOfArray(bytes: Buffer): string | null {
  if (bytes.length < 20 || bytes.readInt32BE(0) !== 1 || bytes.readInt32BE(4) !== 0) return null
  const oid = bytes.readInt32BE(8)
  if (oid !== uuid && oid !== bytea && !text.has(oid)) return null
  const items: string[] = []
  for (let at = 20; at < bytes.length; ) {
    const end = at + 4 + bytes.readInt32BE(at)
    items.push(textOfItem(bytes.subarray(at + 4, end), oid))
    at = end
  }
  return `{${items.join(',')}}`
}

function textOfItem(bytes: Buffer, oid: number): string {
  if (oid === uuid) return bytes.toString('hex')
  return JSON.stringify(text.has(oid) ? bytes.toString() : `\\x${bytes.toString('hex')}`)
}
