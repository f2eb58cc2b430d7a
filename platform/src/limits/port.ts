// Slows down who asks too often. Each limit counts in windows that begin with the first count of a key.

export type Limiter = {
  /** Counts one for `key`; 0 where it may pass, or the seconds to wait instead. */
  take: (key: string) => Promise<number>
  /** Counts nothing: 0 while `points` are not reached, or the seconds to wait. */
  wait: (key: string) => Promise<number>
  /** Counts one, whatever was counted before. */
  record: (key: string) => Promise<void>
}

/** `points` may be counted of a key in `seconds`. The name is that of one limit in all processes. */
type Limit = { name: string; points: number; seconds: number }

export type Limits = (limit: Limit) => Limiter
