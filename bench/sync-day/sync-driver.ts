import type { Day } from '../day/make-day.ts'
import type { LinkRate, Outage } from '../link/link-rate.ts'

/** The line of one run; `seed` decides which responses get lost. */
export type LinkPlan = LinkRate & { outage?: Outage; lossChance?: number; seed: string }

type SyncRun = {
  day: Day
  link: LinkPlan /** After so many seconds it has not finished. */
  deadlineSeconds: number
}

type SyncFigures = {
  /** Seconds until the server had the last event; infinity when it never had, absent where the peer carries none. */
  eventsSafe?: number
  /** Seconds until the server had everything, byte for byte. */
  everything: number
  /** Bytes on the wire from device to server, in MB. */
  upMB: number
  connections: number
  /** Complete or partial files at the server that no photo needs. */
  orphans: number
  /** Events or photos that the server took for new more than once; absent where a peer has no notion of it. */
  doubled?: number
}

/** One way to bring a day's work to a server: real client, real server, simulated line between them. */
export type SyncDriver = { name: string; run: (plan: SyncRun) => Promise<SyncFigures> }
