/** A value that is read again whenever something it depends on changes; the shape `useSyncExternalStore` wants. */
export type LiveValue<T> = {
  /** The last value read; undefined before the first. */
  get: () => T | undefined
  subscribe: (listener: () => void) => () => void
}

type Source<T> = {
  read: () => Promise<T>
  /** Calls back when the value may have changed; returns how to stop. */
  watch: (changed: () => void) => () => void
  /** What to do when reading fails; the value stays as it was. */
  failed: (error: unknown) => void
}

/** Reads while somebody listens; changes that come during a read lead to one more. */
export function createLiveValue<T>({ read, watch, failed }: Source<T>): LiveValue<T> {
  const listeners = new Set<() => void>()
  let value: T | undefined
  let stop: (() => void) | null = null
  let reading = false
  let again = false

  const refresh = async (): Promise<void> => {
    again = reading
    if (reading) return
    reading = true
    try {
      value = await read()
      for (const listener of listeners) listener()
    } catch (error) {
      failed(error)
    }
    reading = false
    if (again && stop) await refresh()
  }

  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      if (!stop) {
        stop = watch(() => void refresh())
        void refresh()
      }
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop?.()
        stop = null
      }
    },
  }
}

/** Reads before anybody shows it: `read` resolves with the first value, and it is kept fresh until `release`. */
export function readAhead<T>({ get, subscribe }: LiveValue<T>): { read: Promise<void>; release: () => void } {
  const { promise: read, resolve } = Promise.withResolvers<void>()
  const release = subscribe(resolve)
  if (get() !== undefined) resolve()
  return { read, release }
}
