export type QueueSpec = {
  /** Repetitions after the first failure; 10 unless told. After the last the job stays as failed for `keepFailedDays`. */
  retries?: number
  /** First wait before a repetition, doubled each time up to `retryMaxSeconds`. */
  retrySeconds?: number
  retryMaxSeconds?: number
  /** A handler running longer is given up and repeated. */
  timeoutSeconds?: number
  /** Jobs with a `key` wait at most once per key. */
  oncePerKey?: boolean
  keepFailedDays?: number
}

/** A worker that has been silent this long is taken for dead and its job given to another. */
export const heartbeatSeconds = 10

export function queueOptions({
  retries = 10,
  retrySeconds = 1,
  retryMaxSeconds = 600,
  timeoutSeconds = 300,
  oncePerKey = false,
  keepFailedDays = 30,
}: QueueSpec) {
  return {
    policy: oncePerKey ? ('short' as const) : ('standard' as const),
    retryLimit: retries,
    retryDelay: retrySeconds,
    retryBackoff: true,
    retryDelayMax: retryMaxSeconds,
    expireInSeconds: timeoutSeconds,
    heartbeatSeconds,
    deleteAfterSeconds: keepFailedDays * 86_400,
    retentionSeconds: 365 * 86_400,
  }
}
