/** A line as it was taken: its text, and the hexadecimal SHA-256 of that. */
export type StoredLine = {
  eventId: string
  deviceId: string
  inspectionId: string
  line: string
  lineHash: string
  /** When it was accepted; null where the log did not tell. */
  receivedAt: Date | null
}
