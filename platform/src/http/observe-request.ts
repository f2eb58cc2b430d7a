/** Called after each answered request; `operation` is 'none' where no route matched. */
export type ObserveRequest = (seen: { operation: string; status: number; seconds: number }) => void
