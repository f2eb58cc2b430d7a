/** What a handler says of an event. A rejection means: try again later. */
export type Outcome = { kind: 'done' } | { kind: 'skip'; reason: string } | { kind: 'dead-letter'; reason: string }

/** The effect is in the transaction. */
export const done: Outcome = { kind: 'done' }

/** Nothing to do here (already known, not ours); remembered as dealt with. */
export function skip(reason: string): Outcome {
  return { kind: 'skip', reason }
}

/**
 * Never valid, however often it is tried. What the handler wrote is undone. `reason` is a stable class such as
 * `unknown-centre`, never a text with data in it.
 */
export function deadLetter(reason: string): Outcome {
  return { kind: 'dead-letter', reason }
}

/** Thrown by a handler when something it needs is down: the event is repeated later and no attempt is counted. */
export class DependencyDown extends Error {
  override readonly name = 'DependencyDown'
}

const kinds: ReadonlySet<unknown> = new Set<Outcome['kind']>(['done', 'skip', 'dead-letter'])

/** Tells an outcome from what a handler reads of an event, which is never of one of these kinds. */
export const isOutcome = (said: object): said is Outcome => 'kind' in said && kinds.has(said.kind)
