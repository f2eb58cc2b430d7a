// What this service does with what the log brings: device lines, stored photos and quarantined lines make an inspection,
// certificates close it. Everything is idempotent by the inbox and by the tables' keys. Events are taken in together: what
// they bring is stored, what they are about is read, then each takes its effect in the order of the log, and what came of it
// is written and told at the end. A single event is a batch of one.
import type { Tx } from '@sac/platform/db/with-transaction'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { subscribeTogether } from '@sac/platform/inbox/subscription'
import { isRefusal } from '../domain/completion-reasons.ts'
import { isDecisive, isSeal } from '../domain/decisive-lines.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { type InspectionRow, listUncompletedRetests } from '../store/inspection-rows.ts'
import { awaitRetests, lockInspections } from '../store/locks.ts'
import { announceInspector } from './announce-inspector.ts'
import { closeFiles } from './close-files.ts'
import type { CaseFile, Desk, Placed } from './desk.ts'
import { isSealed, judgeInspection, showLatest } from './judge-inspection.ts'
import { landEvidence } from './land-evidence.ts'
import { isOfKey, learnKeys } from './learn-keys.ts'
import { openFiles } from './open-files.ts'
import { type KeySaid, readers, type Said } from './read-event.ts'

export const inspectionSubscription = (deps: InspectionsDeps) =>
  subscribeTogether('inspection-service-group', readers, (tx, said) => takeAll(deps, tx, said))

async function takeAll(deps: InspectionsDeps, tx: Tx, all: readonly (Said | KeySaid)[]): Promise<Outcome[]> {
  const outcomes = all.map(() => done)
  const said = all.flatMap((one, at) => (isOfKey(one) ? [] : [{ ...one, at }]))
  const waiting = await learnKeys(deps, tx, all.filter(isOfKey))
  if (said.length + waiting.length === 0) return outcomes
  const desk = await openDesk(deps, tx, { said, waiting })
  for (const one of said) outcomes[one.at] = await takeNotice(desk, one)
  await judgeAgain(desk, waiting, all.length)
  await closeFiles(desk)
  return outcomes
}

type Opening = { said: readonly Placed<Said>[]; waiting: readonly string[] }

async function openDesk(deps: InspectionsDeps, tx: Tx, { said, waiting }: Opening): Promise<Desk> {
  const failed = idsOf(said.filter(({ kind }) => kind === 'order'))
  // A retest may have arrived before the failed test it answers was complete.
  if (failed.length > 0) await awaitRetests(tx, failed)
  const retests = failed.length > 0 ? await listUncompletedRetests(tx, failed) : []
  const again = [...retests, ...waiting]
  const inspectionIds = [...new Set([...idsOf(said.filter(({ kind }) => kind !== 'order')), ...again])]
  await lockInspections(tx, inspectionIds)
  const landed = await landEvidence(tx, said, deps.now())
  const touched = new Set([...idsOf(said.filter(({ kind }) => isEvidence.has(kind))), ...again])
  const needsAll = (file: CaseFile) =>
    file.lines.some(({ line }) => isSeal(line)) || (isSealed(file) && touched.has(file.inspectionId))
  return openFiles(deps, tx, { inspectionIds, landed, needsAll })
}

const isEvidence: ReadonlySet<Said['kind']> = new Set(['line', 'photo', 'unusable'])
const idsOf = (said: readonly Said[]) => [...new Set(said.map(({ inspectionId }) => inspectionId))]

async function takeNotice(desk: Desk, said: Placed<Said>): Promise<Outcome> {
  if (said.kind === 'order') return takeOrder(desk, said)
  const file = fileOf(desk, said)
  switch (said.kind) {
    case 'line':
      return takeLine(desk, file, said)
    case 'photo':
    case 'unusable':
      return takeOther(desk, file, said)
    case 'certificate':
    case 'refusal':
      return takePaper(desk, file, said)
  }
}

/** What waited for a key, after the last event of the batch. */
async function judgeAgain(desk: Desk, waiting: readonly string[], at: number): Promise<void> {
  for (const inspectionId of waiting) {
    const file = desk.files.get(inspectionId)
    if (file && isSealed(file)) await judgeInspection(desk, file, at)
  }
}

function fileOf({ files }: Desk, { inspectionId }: Said): CaseFile {
  const file = files.get(inspectionId)
  if (!file) throw new Error(`inspection ${inspectionId} has not been opened`)
  return file
}

type Of<Kind extends Said['kind']> = Placed<Extract<Said, { kind: Kind }>>

async function takeLine(desk: Desk, file: CaseFile, { line, at }: Of<'line'>): Promise<Outcome> {
  if (!file.lines.some((known) => known.at === at)) return skip('known')
  await announceInspector(desk, line)
  if (isDecisive(line) || isSealed(file)) await judgeInspection(desk, file, at)
  return done
}

async function takeOther(desk: Desk, file: CaseFile, { kind, at }: Of<'photo'> | Of<'unusable'>): Promise<Outcome> {
  if (kind === 'unusable' || isSealed(file)) await judgeInspection(desk, file, at)
  return done
}

// Our own fact: retests that wait for it are judged again.
async function takeOrder(desk: Desk, { inspectionId: failed, at }: Of<'order'>): Promise<Outcome> {
  for (const file of desk.files.values()) {
    if (file.row === null) continue
    const { retestOf, revision } = showLatest(desk, file)
    if (retestOf === failed && revision === 0) await judgeInspection(desk, file, at)
  }
  return done
}

async function takePaper(desk: Desk, file: CaseFile, said: Of<'certificate'> | Of<'refusal'>): Promise<Outcome> {
  if (file.row === null) return skip('not a certified inspection')
  const row = showLatest(desk, file)
  const updatedAt = desk.deps.now()
  if (said.kind === 'certificate') {
    // The certificate of an older completion may arrive after a newer one; one the office corrected says nothing new.
    const status = isOfCompletion(said, row) ? 'certified' : row.status
    file.row = { ...row, status, certificateNumber: said.number, updatedAt }
    return done
  }
  if (row.revision !== said.reportRevision) return skip('a later completion has taken its place')
  const reasons = [
    { code: 'certificate-refused' as const, detail: said.detail },
    ...row.reasons.filter((r) => !isRefusal(r)),
  ]
  file.row = { ...row, reasons, updatedAt }
  return done
}

// After a restore an inspection may count fewer completions than its papers do; the seal it stands at is the same.
function isOfCompletion({ reportRevision, seal }: Of<'certificate'>, row: InspectionRow): boolean {
  if (reportRevision === null) return false
  return reportRevision === row.revision || (reportRevision > row.revision && seal === row.seal)
}
