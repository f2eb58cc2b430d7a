// U+0000 or no UTF-8 in a text, an escape jsonb does not take, a text beyond what an index or a field can hold.
const unstorableCodes = /^(22021|22P05|54000)$/

/** The database will never take what this says, however often it is asked. */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && unstorableCodes.test(String(error.code))
}
