/** Slows down guessing: by address and by account, so that neither one address nor many can try on. */
export type LoginLimit = {
  /** 0 when an attempt may be made now. */
  secondsToWait: (ip: string, email: string) => Promise<number>
  recordFailure: (ip: string, email: string) => Promise<void>
}
