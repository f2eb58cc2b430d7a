/** The present moment; injected wherever time matters, so tests decide what time it is. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
