import pg from 'pg'

// PostgreSQL's fixed type numbers (pg_type.oid).
const bigint = pg.types.builtins.INT8
const date = pg.types.builtins.DATE

type Oid = Parameters<typeof pg.types.getTypeParser>[0]

/**
 * How columns become values: bigint → number (a value beyond 2^53 throws rather than losing digits), date → 'YYYY-MM-DD'
 * (a calendar day has no time zone), numeric → string, timestamptz → Date, json → parsed.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: Oid, format?: 'text' | 'binary') {
    if (format !== 'binary' && oid === bigint) return toSafeNumber
    if (format !== 'binary' && oid === date) return asWritten
    return pg.types.getTypeParser(oid, format)
  },
}

function asWritten(text: string): string {
  return text
}

function toSafeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError('bigint column beyond the safe range of a number')
  return number
}
