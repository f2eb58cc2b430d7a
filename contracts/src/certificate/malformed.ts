/** Thrown inside a decoder for input that breaks the format; never leaves this folder. */
export class Malformed extends Error {}

/** Throws unless the condition holds: the one way decoders here refuse. */
export function demand(condition: boolean): asserts condition {
  if (!condition) throw new Malformed()
}

/** Runs a decoder: its value, or null where the input is malformed. Every other error is a bug and passes through. */
export const orNull = <T>(decode: () => T): T | null => {
  try {
    return decode()
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}
