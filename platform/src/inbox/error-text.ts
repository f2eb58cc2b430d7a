/** What an error says, as the database can keep it: PostgreSQL text holds no U+0000, and an error may quote whatever a message says. */
export const errorText = (error: unknown): string =>
  (error instanceof Error ? error.message : 'unknown').replaceAll('\0', '�').toWellFormed().slice(0, 2_000)
