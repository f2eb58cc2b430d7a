// What screens read of this device. Every hook answers undefined until it has been read once, and again whenever it changes,
// in this tab or another.
import { useMemo, useSyncExternalStore } from 'react'
import type { Account } from '#db/account.ts'
import { browserStore } from '#db/browser-store.ts'
import type { LocalChange } from '#db/changes.ts'
import { type InHand, readInHand } from '#db/in-hand.ts'
import { createListingReader, type InspectionListing, type ListingReader } from '#db/list-inspections.ts'
import { type Identity, readIdentity, readMeta } from '#db/outbox-meta.ts'
import type { ReadInspection } from '#db/read-inspection.ts'
import { type Reference, readReference } from '#db/reference.ts'
import { isStorageFull, onStorageRoom } from '#platform/storage-room.ts'
import { readAccount } from '#session/known-people.ts'
import type { DeviceHealth } from '#sync/running.ts'
import { createStatusReader, type StatusReader, type SyncStatus } from '#sync/sync-status.ts'
import { browserDevice } from './browser-device.ts'
import { createLiveValue, type LiveValue, readAhead } from './live-value.ts'

const report = (error: unknown) => reportError(error)

/** A value that reads again when one of these has changed. */
function liveValueOf<T>(topics: readonly LocalChange['about'][], read: () => Promise<T>): LiveValue<T> {
  return createLiveValue({
    read,
    watch: (changed) =>
      browserStore().changes.subscribe('all', ({ about }) => {
        if (topics.includes(about)) changed()
      }),
    failed: report,
  })
}

const useLiveValue = <T>(value: LiveValue<T>): T | undefined => useSyncExternalStore(value.subscribe, value.get)

/** One inspection, its lines and folded state; null when nothing of it is on this device. */
export function useInspection(inspectionId: string): ReadInspection | null | undefined {
  const value = useMemo(
    () =>
      createLiveValue({
        read: () => browserStore().cache.read(inspectionId),
        watch: (changed) => browserStore().changes.subscribe(inspectionId, changed),
        failed: report,
      }),
    [inspectionId],
  )
  return useLiveValue(value)
}

let listings: ListingReader | null = null
function listingReader(): ListingReader {
  if (listings) return listings
  const reader = createListingReader(browserStore(), browserStore().cache, browserStore().rows)
  // As long as the page lives: it must hear of everything before any list reads again.
  browserStore().changes.subscribe('all', reader.note)
  listings = reader
  return reader
}

/** A live value of what the reader of listings reads. */
const listingValue = <T>(read: (reader: ListingReader) => Promise<T>): LiveValue<T> =>
  createLiveValue({
    read: () => read(listingReader()),
    watch: (changed) =>
      browserStore().changes.subscribe('all', ({ about }) => {
        if (about === 'inspection' || about === 'reference') changed()
      }),
    failed: report,
  })

const inspections = listingValue((reader) => reader.read())

/** Every inspection of this device with how far it has come, the last saved first. */
export const useInspections = (): readonly InspectionListing[] | undefined => useLiveValue(inspections)

/** How far one inspection has come; undefined while unknown. */
export function useListing(inspectionId: string): InspectionListing | undefined {
  const value = useMemo(
    () =>
      listingValue(async (reader) => {
        const [listing] = await reader.read((row) => row.inspectionId === inspectionId)
        return listing
      }),
    [inspectionId],
  )
  return useLiveValue(value)
}

const inHand = listingValue((reader) =>
  readInHand({ listings: reader, cache: browserStore().cache, now: () => Date.now() }),
)

/** What stands on Today. */
export const useInHand = (): InHand | undefined => useLiveValue(inHand)

const reads = liveValueOf(['inspection', 'reference'], () => browserStore().cache.readAll())

/** Every inspection any line of which is on this device, by id; also those only others work on. */
export const useInspectionReads = (): ReadonlyMap<string, ReadInspection> | undefined => useLiveValue(reads)

const reference = liveValueOf(['reference', 'account'], async () => {
  const { current } = await readAccount(browserStore().outbox)
  return readReference(await browserStore().view(), current ?? '')
})

/** What the office told the person who uses this device. */
export const useReference = (): Reference | undefined => useLiveValue(reference)

let reader: StatusReader | null = null
const statusReader = (): StatusReader => (reader ??= createStatusReader(browserStore(), browserStore().rows))

const syncStatus: LiveValue<SyncStatus> = createLiveValue({
  read: () => statusReader().read(browserDevice().sending()),
  watch: (changed) => {
    const unsubscribe = browserDevice().subscribe(changed)
    const unwatch = browserStore().changes.subscribe('all', (change) => {
      statusReader().note(change)
      changed()
    })
    // Nobody has listened to what happened before.
    statusReader().note()
    return () => {
      unsubscribe()
      unwatch()
    }
  },
  failed: report,
})

/** What waits, why, and whether all is well. */
export const useSyncStatus = (): SyncStatus | undefined => useLiveValue(syncStatus)

const account = liveValueOf(['account'], () => readAccount(browserStore().outbox))

/** Who has signed in on this device, who uses it, and whether it is locked. */
export const useAccount = (): Account | undefined => useLiveValue(account)

export type KnownDevice = Identity & { enrolled: boolean; name: string | null }

const knownDevice = liveValueOf(['account'], async (): Promise<KnownDevice> => {
  const { outbox } = browserStore()
  const enrolment = await readMeta(outbox, 'enrolment')
  return { ...(await readIdentity(outbox)), enrolled: enrolment !== undefined, name: enrolment?.name ?? null }
})

/** This device and whether the office knows it. */
export const useDevice = (): KnownDevice | undefined => useLiveValue(knownDevice)

/** Reads who uses this device and what stands on Today before they are drawn; `release` once screens read for themselves. */
export function readFirstScreen(): { read: Promise<unknown>; release: () => void } {
  const ahead = [account, knownDevice, inHand, reference, syncStatus].map((value: LiveValue<unknown>) =>
    readAhead(value),
  )
  return {
    read: Promise.all(ahead.map(({ read }) => read)),
    release: () => {
      for (const { release } of ahead) release()
    },
  }
}

/** Whether this device can be trusted with evidence right now. */
export const useDeviceHealth = (): DeviceHealth =>
  useSyncExternalStore(browserDevice().subscribe, browserDevice().health)

/** Whether there is no room left for an inspection. */
export const useStorageFull = (): boolean => useSyncExternalStore(onStorageRoom, isStorageFull)
