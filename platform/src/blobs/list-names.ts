import type { Records } from './port.ts'

/** All names of records at once: for few. */
export async function listNames(records: Pick<Records, 'list'>, prefix: string, after?: string): Promise<string[]> {
  const names: string[] = []
  for await (const name of records.list(prefix, after)) names.push(name)
  return names
}
