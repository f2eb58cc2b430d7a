/**
 * How long a test waits for one thing, in ms. It is against hanging alone, never a measure: what is awaited comes in a moment here,
 * and many times later on a machine that is slow or busy. What must not happen by a timer of the product gets one that is longer than this.
 */
export const patienceMs = 120_000

/** For whatever starts, or is a whole program: servers, processes, tools. */
export const longPatienceMs = 600_000

/** A timer of the product that must have no part in what a test waits for. */
export const neverMs = 24 * 60 * 60_000
