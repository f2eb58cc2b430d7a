// Reads what is needed of inspections whose locks the caller holds, all of them together, and no more than is needed: most
// events of an unsealed inspection need none of its lines.
import type { Tx } from '@sac/platform/db/with-transaction'
import { decisiveTypes } from '../domain/decisive-lines.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listCompletedSeals } from '../store/completion-rows.ts'
import { listDecisions, undecided } from '../store/decision-rows.ts'
import { listBlobs, listLines, listUnusableLines } from '../store/evidence-rows.ts'
import { type InspectionRow, listInspectionsById } from '../store/inspection-rows.ts'
import { listLinked } from '../store/link-rows.ts'
import { lockRetests } from '../store/locks.ts'
import { type CaseFile, createDesk, type Desk } from './desk.ts'
import { giveKeys } from './give-keys.ts'
import { isSealed } from './judge-inspection.ts'
import { type Landed, nothingLanded } from './land-evidence.ts'

type Opening = {
  inspectionIds: readonly string[]
  /** What has just been stored of them. */
  landed: Landed
  /** Whether it is going to be judged by its seal; told when its row is known. */
  needsAll: (file: CaseFile) => boolean
}

export async function openFiles(deps: InspectionsDeps, tx: Tx, opening: Opening): Promise<Desk> {
  const rows = await listInspectionsById(tx, opening.inspectionIds)
  const byId = new Map(rows.map((row) => [row.inspectionId, row]))
  const files = new Map(opening.inspectionIds.map((id) => [id, newFile(id, byId.get(id) ?? null)]))
  for (const line of opening.landed.lines) files.get(line.line.inspectionId)?.lines.push(line)
  const all = [...files.values()]
  const whole = all.filter(opening.needsAll)
  await readLines(tx, { whole, brief: all.filter((file) => !whole.includes(file) && needsBrief(file)), files })
  await readAround(tx, whole, opening.landed)
  await giveKeys(tx, whole)
  const retests = whole.flatMap(retestsOf)
  if (retests.length > 0) await lockRetests(tx, retests)
  await readLinks(tx, whole)
  return createDesk({ deps, tx }, files)
}

/** Inspections with everything that is here of them, to be judged again; nothing of them has just arrived. */
export const openWhole = (deps: InspectionsDeps, tx: Tx, ...inspectionIds: readonly string[]): Promise<Desk> =>
  openFiles(deps, tx, { inspectionIds, landed: nothingLanded, needsAll: () => true })

const newFile = (inspectionId: string, row: InspectionRow | null): CaseFile => ({
  inspectionId,
  stored: row,
  told: row,
  row,
  isWhole: false,
  lines: [],
  blobs: [],
  unusable: [],
  keys: new Map(),
  decisions: undecided,
  linked: [],
  completedSeals: [],
  behind: null,
})

// Decisive lines that are stored have made a row.
const needsBrief = ({ row, lines }: CaseFile) => row !== null && lines.some(({ line }) => decisiveTypes.has(line.type))

type Reading = { whole: readonly CaseFile[]; brief: readonly CaseFile[]; files: ReadonlyMap<string, CaseFile> }

async function readLines(tx: Tx, { whole, brief, files }: Reading): Promise<void> {
  if (whole.length + brief.length === 0) return
  const except = [...whole, ...brief].flatMap(({ lines }) => lines.map(({ line }) => line.eventId))
  const wanted = { whole: whole.map(idOf), brief: brief.map(idOf), types: decisiveTypes, except }
  for (const line of await listLines(tx, wanted)) files.get(line.line.inspectionId)?.lines.push({ ...line, at: -1 })
  for (const file of whole) {
    file.isWhole = true
    file.behind = -1
  }
}

async function readAround(tx: Tx, whole: readonly CaseFile[], landed: Landed): Promise<void> {
  const blobs = await listOf(listBlobs, tx, whole)
  // What makes a row, or needs one, is not asked for where there was none.
  const apart = whole.filter(({ row, inspectionId }) => row !== null || landed.unusable.has(inspectionId))
  const unusable = await listOf(listUnusableLines, tx, apart)
  const decisions = await listOf(listDecisions, tx, whole.filter(isSealed))
  const seals = await listOf(listCompletedSeals, tx, whole.filter(isCompleted))
  for (const file of whole) {
    const isOwn = ({ inspectionId }: { inspectionId: string }) => inspectionId === file.inspectionId
    file.blobs = blobs.filter(isOwn).map((blob) => ({ ...blob, at: landed.blobAt(blob) }))
    file.unusable = unusable.filter(isOwn)
    file.decisions = decisions.find(isOwn) ?? undecided
    file.completedSeals = seals.filter(isOwn)
  }
}

type List<Row> = (tx: Tx, inspectionIds: readonly string[]) => Promise<Row[]>

const listOf = async <Row>(list: List<Row>, tx: Tx, files: readonly CaseFile[]): Promise<Row[]> =>
  files.length === 0 ? [] : list(tx, files.map(idOf))

const isCompleted = ({ row }: CaseFile) => row !== null && row.revision > 0

const idOf = ({ inspectionId }: { inspectionId: string }) => inspectionId

const failedTests = ({ lines }: CaseFile): string[] =>
  lines.flatMap(({ line }) => (line.type === 'started' && line.payload.retest ? [line.payload.retest.of] : []))

async function readLinks(tx: Tx, whole: readonly CaseFile[]): Promise<void> {
  const retests = whole.filter((file) => isSealed(file) && failedTests(file).length > 0)
  if (retests.length === 0) return
  const linked = await listLinked(tx, retests.map(idOf))
  for (const file of retests) file.linked = linked.get(file.inspectionId) ?? []
}

// Whose orders it may withdraw, replace or answer. Nobody else can know of the order a first completion makes.
function retestsOf(file: CaseFile): string[] {
  const named = failedTests(file)
  return isCompleted(file) || named.length > 0 ? [file.inspectionId, ...named] : []
}
