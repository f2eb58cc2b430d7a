// What is in hand while events are taken in: the inspections they are about as they come to stand, what has been looked up
// for them, and what is told at the end. It lives as long as one transaction that holds the inspections' locks.
import type { NewEvent } from '@sac/contracts/events/new-event'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { Centre, Decisions } from '../domain/assess.ts'
import type { Keys } from '../domain/authorship.ts'
import type { ReceivedLine, UnusableLine } from '../domain/evidence.ts'
import type { CompletedSeal } from '../domain/find-seals.ts'
import type { EquipmentEntry } from '../domain/registered-equipment.ts'
import type { RetestOrder } from '../domain/retest.ts'
import type { Directory, InspectionsDeps } from '../inspections-deps.ts'
import { findRetestOrder } from '../store/completion-rows.ts'
import { listEquipmentEntries } from '../store/equipment-rows.ts'
import type { StoredBlob } from '../store/evidence-rows.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'

/** With its place among the events taken in; -1 for what was here before. */
export type Placed<Item> = Item & { at: number }

/** An inspection as it stands after the events so far. */
export type CaseFile = {
  inspectionId: string
  /** As the database has it. */
  stored: InspectionRow | null
  /** As devices were last told of it. */
  told: InspectionRow | null
  row: InspectionRow | null
  /** True when all its lines are here; else those that are new, and the decisive ones if any of these is. */
  isWhole: boolean
  /** Lines and photos of events that are still to be taken notice of are in here too. */
  lines: Placed<ReceivedLine>[]
  blobs: Placed<StoredBlob>[]
  unusable: readonly UnusableLine[]
  /** Those its seals name. */
  keys: Keys
  decisions: Decisions
  /** Inspections that are of the same car in the word of a person at the office; asked for where it is a retest. */
  linked: readonly string[]
  /** Seals that have been completed. */
  completedSeals: CompletedSeal[]
  /** The last event after which what lists show was not brought up to date; null when it is. */
  behind: number | null
}

export type Desk = {
  deps: InspectionsDeps
  tx: Tx
  files: ReadonlyMap<string, CaseFile>
  /** To be published at the end. */
  events: NewEvent[]
  findCentre: (centreId: string) => Promise<Centre | null>
  findPerson: Directory['findPerson']
  findInspectorNumber: (userId: string) => Promise<string | null>
  /** Of a failed test, as of now; forget it when it changes. */
  findOrder: (failedTest: string) => Promise<RetestOrder | null>
  forgetOrder: (failedTest: string) => void
  /** What is registered of equipment, by its ids. */
  listEquipment: (equipmentIds: readonly string[]) => Promise<readonly EquipmentEntry[]>
}

export function createDesk({ deps, tx }: Pick<Desk, 'deps' | 'tx'>, files: Desk['files']): Desk {
  const findPerson = remember(deps.directory.findPerson).find
  const orders = remember((of) => findRetestOrder(tx, { of }))
  const registered = remember((ids) => listEquipmentEntries(tx, ids.split('\n')))
  return {
    deps,
    tx,
    files,
    events: [],
    findCentre: remember(deps.directory.findCentre).find,
    findPerson,
    findInspectorNumber: async (id) => (await findPerson(id))?.inspectorNumber ?? null,
    findOrder: orders.find,
    forgetOrder: orders.forget,
    listEquipment: async (ids) => (ids.length === 0 ? [] : registered.find(ids.join('\n'))),
  }
}

function remember<Found>(look: (id: string) => Promise<Found>) {
  const known = new Map<string, Promise<Found>>()
  const find = (id: string): Promise<Found> => {
    const found = known.get(id) ?? look(id)
    known.set(id, found)
    return found
  }
  return { find, forget: (id: string) => void known.delete(id) }
}
