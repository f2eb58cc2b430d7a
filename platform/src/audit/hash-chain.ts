// Entries that each contain the hash of the one before: nobody can change or remove one and leave the rest as it was.
import { canonicalJson } from '@sac/contracts/canonical-json'

/** The text whose SHA-256 is an entry's hash. */
export const chainedText = (previous: string, entry: Readonly<Record<string, unknown>>): string =>
  `${previous}\n${canonicalJson(entry)}`
