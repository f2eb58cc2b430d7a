// Names of what is ready to be done, so that many processes share it without looking for it all at once. A hint alone: the database
// knows what is due. Names may be lost, or come again; no call rejects or waits for longer than a command may take.

export type ReadyQueue = {
  /** A name that waits already is not doubled. */
  offer: (names: readonly string[]) => Promise<void>
  /** At most `limit`, the first offered first; each goes to one of all who take. */
  take: (limit: number) => Promise<readonly string[]>
}

export type OpenQueue = (name: string) => ReadyQueue
