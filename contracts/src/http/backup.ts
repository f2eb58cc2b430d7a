// What the product knows of copies of itself: what is kept beside the database, and what was put back.
import * as z from 'zod/mini'
import { Instant } from '../ids.ts'

export const BackupState = z.strictObject({
  /** Papers that left the house and are not in the database: it is an older copy, and issuing waits until they are adopted. */
  unadoptedPapers: z.int(),
  isIssuingHeld: z.boolean(),
  /** Of each year: when its list of statuses was signed, and when what it says was last kept beside the database; null where never. */
  lists: z.array(z.strictObject({ year: z.int(), publishedAt: z.nullable(Instant), keptAt: z.nullable(Instant) })),
  /** When the heads of all chains were last kept beside the database. */
  chainsKeptAt: z.nullable(Instant),
  /** When an older copy had been put back and its papers were adopted, with the counts; newest first, at most twenty. */
  restores: z.array(z.strictObject({ at: Instant, details: z.record(z.string(), z.unknown()) })),
  /** Witnesses somebody has set aside, and why. */
  setAside: z.array(z.strictObject({ name: z.string(), at: Instant, note: z.string() })),
})
export type BackupState = z.infer<typeof BackupState>

/** Hours after which a backup is too old: one a day, and two to spare. */
export const backupGoodForHours = 26

/** What the office was told of backups. */
export const ReportedBackups = z.strictObject({
  /** When the newest completed one began, all of whose steps were done, and when they were; null where none was ever reported. */
  last: z.nullable(z.strictObject({ startedAt: Instant, completedAt: Instant })),
  /** None, or it began longer ago than `backupGoodForHours`. */
  isTooOld: z.boolean(),
})
export type ReportedBackups = z.infer<typeof ReportedBackups>
