/** Who tries: an address of the network, an account, and the browser where it has signed in to that account before. */
export type Attempting = { ip: string; email: string; knownBrowser: string | null }

/**
 * Slows down guessing: by address and by account, so that neither one address nor many can try on. A browser the account knows
 * is counted by itself, so that guesses made elsewhere do not keep the owner out.
 */
export type LoginLimit = {
  /** 0 when an attempt may be made now. */
  secondsToWait: (attempting: Attempting) => Promise<number>
  recordFailure: (attempting: Attempting) => Promise<void>
}

/** Slows down who has mails sent: to one address, and from one. What was sent stays good, so that nobody is kept out by it. */
export type MailLimit = {
  /** Counts one; 0, or the seconds to wait instead. */
  secondsToWait: (asking: { ip: string; email: string }) => Promise<number>
}

export type Limits = { logins: LoginLimit; mails: MailLimit }
