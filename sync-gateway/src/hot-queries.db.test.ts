import { randomBytes } from 'node:crypto'
import type { PoolClient } from '@sac/platform/db/create-pool'
import type { Db } from '@sac/platform/db/db'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimAnnouncements, insertNamesIfAbsent, listBlobStates } from '#blobs/store/blob-rows'
import { listClaims, listLinesOfOthers } from '#changes/store/claim-rows'
import {
  listAssignmentsOf,
  listAssignmentsOfInspections,
  listAudiences,
  listEntering,
  listFeed,
} from '#changes/store/feed-rows'
import { listHistories, listKeysOf } from '#changes/store/history-rows'
import { listStandings } from '#devices/store/actor-rows'
import { hasOpenAlarm } from '#devices/store/alarm-rows'
import { findFirstUnarchived, findLastBackup } from '#devices/store/archive-rows'
import { findDeviceByCredential, lockDevice } from '#devices/store/device-rows'
import { listEpochs } from '#devices/store/epoch-rows'
import { listOwedPhotos } from '#devices/store/owed-rows'
import {
  listConflicts,
  listQuarantined,
  listWaitingForAuthor,
  releaseQuarantined,
} from '#quarantine/store/quarantine-rows'
import { explain } from '#testing/explain'
import { sha256 } from '#testing/sha256'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { listStoredHashes, listTaken } from '#uploads/store/line-rows'

let server: TestGateway
let client: PoolClient
const deviceId = uuidv7()
beforeAll(async () => {
  server = await startGateway()
  client = await server.db.connect()
})
afterAll(async () => {
  client.release()
  await server.close()
})

const hash = sha256('x')
const at = new Date('2026-11-23T10:00:00.000Z')
const page = {
  userId: 'u',
  deviceId,
  entities: ['line'],
  after: 1,
  upTo: 9,
  from: '2026-11-20',
  until: '2026-11-26',
  limit: 10,
}

test.each<[string, (db: Db) => Promise<unknown>, string[]]>([
  ['a device by its credential', (db) => findDeviceByCredential(db, randomBytes(32)), ['devices_credential_hash_key']],
  ['the lock of a device', (db) => lockDevice(db, deviceId), ['devices_pkey']],
  ['the profiles of a device', (db) => listEpochs(db, deviceId), ['device_epochs_pkey']],
  ['who signed in', (db) => listStandings(db, { deviceId, userIds: ['u'] }), ['device_actors_pkey', 'actors_pkey']],
  ['an open alarm', (db) => hasOpenAlarm(db, { deviceId, kind: 'forked', epoch: 'e' }), ['device_alarms_open']],
  ['lines by event id', (db) => listStoredHashes(db, [uuidv7()]), ['lines_pkey']],
  [
    'what is here of an upload',
    (db) => listTaken(db, { deviceId, eventIds: [uuidv7()], seqs: [1], hashes: [hash] }),
    ['lines_pkey', 'lines_slot', 'line_conflicts_by_device', 'quarantined_lines'],
  ],
  [
    'lines of other devices',
    (db) => listLinesOfOthers(db, [{ inspectionId: uuidv7(), inspectorId: 'u', deviceId }]),
    ['lines_by_inspection'],
  ],
  [
    'what must stay on a device',
    (db) => findFirstUnarchived(db, { deviceId, after: 0, safeBefore: at }),
    ['lines_slot', 'lines_forked', 'inspections_pkey', 'line_conflicts_by_device', 'quarantined_lines_of_device'],
  ],
  ['the last backup', (db) => findLastBackup(db), ['backups_pkey']],
  [
    'lines that wait for their author',
    (db) => listWaitingForAuthor(db, { deviceId, actorId: 'u' }),
    ['quarantined_lines_of_device'],
  ],
  ['the release of lines', (db) => releaseQuarantined(db, { deviceId, hashes: [hash], at }), ['quarantined_lines']],
  ['the quarantine list', (db) => listQuarantined(db, { after: null, limit: 10 }), ['quarantined_lines_open']],
  ['the list of conflicts', (db) => listConflicts(db, { after: null, limit: 10 }), ['line_conflicts_by_time']],
  ['how far photos are', (db) => listBlobStates(db, { deviceId, hashes: [hash] }), ['blob_refs', 'blobs_pkey']],
  [
    'names of photos',
    (db) => insertNamesIfAbsent(db, { deviceId, hashes: [], byInspection: [], at }),
    ['blobs_pkey', 'blob_refs'],
  ],
  ['what is to be announced', (db) => claimAnnouncements(db, { hashes: [hash], at }), ['inspection_blobs_by_hash']],
  ['photos owed', (db) => listOwedPhotos(db, [uuidv7()]), ['blobs_owed']],
  ['the feed', (db) => listFeed(db, page), ['feed_by_audience']],
  ['assignments whose day has come', (db) => listEntering(db, { ...page, shownUntil: '2026-11-25' }), ['feed_by_date']],
  ['who has a fact', (db) => listAudiences(db, { entity: 'verdict', ids: ['x'] }), ['feed_pkey']],
  ['who has an inspection', (db) => listAssignmentsOfInspections(db, [uuidv7()]), ['feed_by_inspection']],
  ['assignments of a vehicle', (db) => listAssignmentsOf(db, { keys: ['V'], from: '2026-11-20' }), ['feed_by_vin']],
  ['who works on an inspection', (db) => listClaims(db, [uuidv7()]), ['claims_pkey']],
  [
    'the history of a vehicle',
    (db) => listHistories(db, 'V'),
    ['vehicle_history_pkey', 'tested_vehicles_by_key', 'vehicle_links_pkey', 'vehicle_links_to'],
  ],
  ['of which cars tests were', (db) => listKeysOf(db, [uuidv7()]), ['tested_vehicles_pkey']],
])('%s is found by an index', async (_, run, indexes) => {
  const plans = (await explain(client, run)).join('\n')
  expect(plans).not.toContain('Seq Scan')
  for (const index of indexes) expect(plans).toContain(index)
})
