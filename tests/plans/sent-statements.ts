import { readFile } from 'node:fs/promises'

/** A statement with its values as they went to the database, of the pool of a service. */
export type SentStatement = { flow: string; schema: string; text: string; values: readonly (string | null)[] }

/** Those a request has sent, by its correlation id. */
export async function sentStatements(file: string): Promise<Map<string, SentStatement[]>> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  return Map.groupBy(
    lines.map((line) => JSON.parse(line) as SentStatement),
    ({ flow }) => flow,
  )
}
