/** Something that waits for a person or for another attempt: dead letters, parked messages, quarantined lines. */
export type Backlog = {
  /** Snake case; the beginning of the metric's name. */
  name: string
  /** The consumer group it belongs to, where there are several of one name. */
  group?: string
  /** `oldestMs`: age of the oldest in milliseconds, 0 when there is none. */
  measure: () => Promise<{ count: number; oldestMs: number }>
}
