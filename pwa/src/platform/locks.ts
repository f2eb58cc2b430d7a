/** The part of Web Locks that is needed here. */
export type Locks = {
  /** Runs `work` as the only holder of `name`; `steal` takes it from a holder that no longer answers. */
  hold: <Result>(
    name: string,
    options: { steal?: boolean; signal?: AbortSignal },
    work: () => Promise<Result>,
  ) => Promise<Result>
}

export const browserLocks: Locks = {
  hold: (name, { steal, signal }, work) =>
    // A lock cannot be stolen and waited for at once: the browser refuses both options together.
    steal
      ? navigator.locks.request(name, { steal }, work)
      : navigator.locks.request(name, signal ? { signal } : {}, work),
}
