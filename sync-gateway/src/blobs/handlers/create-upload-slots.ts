export type UploadSlots = {
  /**
   * Runs `work` as the only writer of `key` in this process. A writer that is still there is told to stop and waited for:
   * after a dropped line the old connection may live on for minutes while the device is back already.
   */
  takeOver: <Result>(key: string, work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>
}

export function createUploadSlots(): UploadSlots {
  const writers = new Map<string, { stop: AbortController; done: Promise<void> }>()
  return {
    takeOver: async (key, work) => {
      for (let writer = writers.get(key); writer; writer = writers.get(key)) {
        writer.stop.abort()
        await writer.done
      }
      const { promise: done, resolve } = Promise.withResolvers<void>()
      const stop = new AbortController()
      writers.set(key, { stop, done })
      try {
        return await work(stop.signal)
      } finally {
        writers.delete(key)
        resolve()
      }
    },
  }
}
