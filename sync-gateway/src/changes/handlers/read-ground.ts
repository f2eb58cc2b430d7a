// What must be known to tell whom events concern, read for all of them together. Grows while they are taken in.
import type { LineEventType } from '@sac/contracts/events/device-events'
import type { Db } from '@sac/platform/db/db'
import type { StoredLine } from '#uploads/domain/stored-line'
import { type Claim, listClaims, listLinesOfOthers } from '../store/claim-rows.ts'
import { type AssignmentPlace, listAssignmentsOfInspections, listAudiences } from '../store/feed-rows.ts'
import { type CertificateTold, isWhereabout, type LineTold, type Told } from './read-change.ts'

export type Ground = {
  /** Who works on the inspections, from which device. */
  claims: Claim[]
  /** Claims to be stored. */
  newClaims: (Claim & { at: Date })[]
  /** Who holds the assignments of inspections that lines say the whereabouts of. */
  places: readonly AssignmentPlace[]
  /** Of inspections with a new claim: lines of other devices than the claiming one. */
  linesOfOthers: readonly StoredLine[]
  /** Who has a verdict of inspections with a certificate. */
  verdictReaders: readonly { id: string; audience: string }[]
}

const claiming: ReadonlySet<LineEventType> = new Set(['inspection.started', 'inspection.claimed'])

/** The claim a line makes; null when it makes none. */
export const claimOf = ({ eventType, userId, data }: LineTold): Claim | null =>
  claiming.has(eventType) && userId !== null
    ? { inspectionId: data.inspectionId, inspectorId: userId, deviceId: data.deviceId }
    : null

export const isSameClaim = (a: Claim, b: Claim): boolean =>
  a.inspectionId === b.inspectionId && a.inspectorId === b.inspectorId && a.deviceId === b.deviceId

export async function readGround(tx: Db, told: readonly Told[]): Promise<Ground> {
  const lines = told.filter((one) => one.kind === 'line')
  const certificates = told.filter((one) => one.kind === 'certificate')
  const claims = await forAll(listClaims, tx, inspectionsOf([...lines, ...certificates]))
  const places = await forAll(listAssignmentsOfInspections, tx, inspectionsOf(lines.filter(isWhereabout)))
  const unknown = lines
    .flatMap((line) => claimOf(line) ?? [])
    .filter((claim) => !claims.some((known) => isSameClaim(known, claim)))
  const linesOfOthers = await forAll(listLinesOfOthers, tx, unknown)
  const verdictReaders = await forAll(listReaders, tx, inspectionsOf(certificates))
  return { claims, newClaims: [], places, linesOfOthers, verdictReaders }
}

const listReaders = (db: Db, ids: readonly string[]) => listAudiences(db, { entity: 'verdict', ids })

const inspectionsOf = (told: readonly (LineTold | CertificateTold)[]) => [
  ...new Set(told.map(({ data }) => data.inspectionId)),
]

const forAll = async <Key, Row>(
  list: (db: Db, keys: readonly Key[]) => Promise<Row[]>,
  tx: Db,
  keys: readonly Key[],
): Promise<Row[]> => (keys.length === 0 ? [] : list(tx, keys))
