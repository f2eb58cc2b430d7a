// The whole model at one moment, as plain data: what was recorded outside, and what the installation made of it.

type RecordedLine = { eventId: string; inspectionId: string; deviceId: string; seq: number; sha256: string }

type RecordedInspection = {
  inspectionId: string
  ends: 'finished' | 'abandoned'
  photos: readonly string[]
}

export type Poisoned = {
  /** Of the plan. */
  id: string
  kind: string
  topic: string
  partition: number
  offset: number
  sha256: string
  givenUpBy: readonly string[]
}

type StoredLine = { eventId: string; sha256: string }

export type DeadLetter = {
  group: string
  topic: string
  partition: number
  offset: number
  sha256: string
  reason: string
}

export type Certificate = {
  certificateId: string
  inspectionId: string
  number: string | null
  revision: number
  kind: string
  status: string
}

/** A paper somebody holds, and what the product says of it when it is shown at the end. */
export type ShownPaper = {
  certificateId: string
  inspectionId: string
  number: string | null
  /** As it was handed out. */
  pdfSha256: string
  /** Of the PDF the office gives now; null when it gives none. */
  pdfNow: string | null
  /** State of the QR, or of the PDF's hash where there is no QR; `no answer` in words. */
  state: string
  /** Number the verifier reads; null without a genuine QR. */
  verifiedNumber: string | null
  hasQr: boolean
}

export type Fact = { eventId: string; eventType: string; inspectionId: string }

export type Snapshot = {
  recorded: {
    lines: readonly RecordedLine[]
    inspections: readonly RecordedInspection[]
    poison: readonly Poisoned[]
  }
  devices: readonly { deviceId: string; head: number; contiguous: number; complaints: readonly string[] }[]
  gateway: { lines: readonly StoredLine[]; quarantined: number; conflicts: number }
  service: {
    lines: readonly StoredLine[]
    unusable: number
    inspections: readonly { inspectionId: string; status: string; revision: number; reasons: string }[]
  }
  /** Last word devices are told of each inspection. */
  verdicts: readonly { inspectionId: string; status: string }[]
  certificates: readonly Certificate[]
  papers: readonly ShownPaper[]
  /** Bytes the office gives under the hash a photo was announced by; null: none. */
  photos: readonly { inspectionId: string; sha256: string; served: string | null }[]
  deadLetters: readonly DeadLetter[]
  groups: readonly { group: string; lag: number }[]
  parked: readonly { schema: string; count: number }[]
  outbox: readonly { schema: string; count: number }[]
  processes: readonly { name: string; ok: boolean; detail: string }[]
  /** Distinct facts on the log about what happens once; empty when a dump was restored, after which they may be told again. */
  facts: readonly Fact[]
  /** Planned faults that were never hit, in words. */
  neverHit: readonly string[]
}

/** Something that must never be, in one sentence. */
export type Counterexample = { law: string; words: string }
