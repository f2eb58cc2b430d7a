// Processes and folders a benchmark has begun are ended whatever happens: by whoever began them, or with the run.
type End = () => Promise<unknown>
const standing = new Set<End>()

/** How to end something that was begun, to be called any number of times. What nobody has ended ends with the run. */
export function ending(end: End): () => Promise<void> {
  const once = async () => {
    if (standing.delete(once)) await end()
  }
  standing.add(once)
  return once
}

/** Ends what still stands, the last first; none stays because another could not be ended. Returns why those could not. */
async function endStanding(): Promise<unknown[]> {
  const failures: unknown[] = []
  for (const end of [...standing].toReversed()) await end().catch((error: unknown) => failures.push(error))
  return failures
}

/**
 * Runs `work` and ends what it has begun, also where it throws, where something throws that nobody waits for, and where it is told to
 * stop. `onStuck` is told of what could not be ended.
 */
export async function endingAll<Result>(
  work: () => Promise<Result>,
  onStuck: (error: unknown) => void,
): Promise<Result> {
  const broken = Promise.withResolvers<never>()
  const stop = (signal: NodeJS.Signals) => broken.reject(new Error(`stopped by ${signal}`))
  process.on('uncaughtException', broken.reject).on('SIGINT', stop).on('SIGTERM', stop)
  try {
    return await Promise.race([work(), broken.promise])
  } finally {
    for (const failure of await endStanding()) onStuck(failure)
    process.off('uncaughtException', broken.reject).off('SIGINT', stop).off('SIGTERM', stop)
  }
}
