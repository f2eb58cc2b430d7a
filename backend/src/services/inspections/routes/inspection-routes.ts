import type { InspectionOrder } from '@sac/contracts/http/inspection-records'
import { Instant, Uuid } from '@sac/contracts/ids'
import { fullVin } from '@sac/contracts/inspection/vehicle-identity'
import { plateKey } from '@sac/contracts/text/keys'
import type { Blobs } from '@sac/platform/blobs/port'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { approveInspection } from '../handlers/approve-inspection.ts'
import { decideInspection } from '../handlers/decide-inspection.ts'
import { type Linking, linkInspections } from '../handlers/link-inspections.ts'
import { createListDay } from '../handlers/list-day.ts'
import { readInspection } from '../handlers/read-inspection.ts'
import { withAllFlags } from '../handlers/with-all-flags.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listReadingsOfCar } from '../store/completion-rows.ts'
import { holdsBlob } from '../store/evidence-rows.ts'
import { listInspections, untested } from '../store/inspection-list.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import { detailOf, recordOf } from './inspection-view.ts'

const readingsTold = 20
const size = 100
const LastShown = z.tuple([z.union([Instant, z.literal(untested)]), Uuid])
const keyOf =
  (order: InspectionOrder) =>
  ({ updatedAt, testedAt, inspectionId }: InspectionRow) => {
    const at = order.startsWith('changed') ? updatedAt : testedAt
    return [at?.toISOString() ?? untested, inspectionId]
  }

const list = ({ pool }: InspectionsDeps): Route =>
  route({
    operation: 'inspections.list',
    handler: async ({ query }) => {
      const { sort: order = 'changed', after: cursor, ...filter } = query
      const after = readCursor(cursor, LastShown)
      const found = await listInspections(pool, { filter, order, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf: keyOf(order) })
      return { status: 200, headers, body: { inspections: (await withAllFlags(pool, rows)).map(recordOf) } }
    },
  })

const readings = ({ pool }: InspectionsDeps): Route =>
  route({
    operation: 'inspections.readings',
    handler: async ({ query: { plate, country, vin = '', except = null } }) => {
      const asked = { plateKey: plateKey(plate), country, fullVin: fullVin(vin), except, limit: readingsTold }
      const found = asked.plateKey === '' ? [] : await listReadingsOfCar(pool, asked)
      return { status: 200, body: { readings: found.map((one) => ({ ...one, at: one.at.toISOString() })) } }
    },
  })

const ofDay = (deps: InspectionsDeps): Route => {
  const listDay = createListDay(deps)
  return route({
    operation: 'inspections.of-day',
    handler: async ({ params, query }) => ({
      status: 200,
      body: { inspections: await listDay({ ...params, ...query }) },
    }),
  })
}

const read = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.read',
    handler: async ({ params }) => ({ status: 200, body: detailOf(await readInspection(deps, params.id)) }),
  })

const photo = ({ pool }: InspectionsDeps, blobs: Pick<Blobs, 'read'>): Route =>
  route({
    operation: 'inspections.photo',
    handler: async ({ params: { id, sha256 } }) => {
      if (!(await holdsBlob(pool, { inspectionId: id, sha256 }))) throw new Problem('request.not-found')
      const headers = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
      return { status: 200, headers, body: await blobs.read(sha256) }
    },
  })

const confirmDate = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.confirm-date',
    handler: async ({ params, body, caller }) => {
      const testedAt = new Date(body.testedAt)
      const decision = { ...body, testedAt, inspectionId: params.id, kind: 'date', decidedBy: caller.userId } as const
      await decideInspection(deps, decision)
      return { status: 200, body: detailOf(await readInspection(deps, params.id)) }
    },
  })

const accepting = {
  'inspections.decide': 'accept-outcome',
  'inspections.accept-author': 'accept-author',
  'inspections.accept-disabled': 'accept-disabled',
} as const

const accept = (deps: InspectionsDeps, operation: keyof typeof accepting): Route =>
  route({
    operation,
    handler: async ({ params, body, caller }) => {
      const decision = { ...body, testedAt: null, inspectionId: params.id, kind: accepting[operation] }
      await decideInspection(deps, { ...decision, decidedBy: caller.userId })
      return { status: 200, body: detailOf(await readInspection(deps, params.id)) }
    },
  })

const close = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.close',
    handler: async ({ params, body, caller }) => {
      const decision = { ...body, seal: null, testedAt: null, inspectionId: params.id, kind: 'close' } as const
      await decideInspection(deps, { ...decision, decidedBy: caller.userId })
      return { status: 200, body: detailOf(await readInspection(deps, params.id)) }
    },
  })

const approve = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.approve',
    handler: async ({ params, body, caller }) => {
      await approveInspection(deps, { ...body, inspectionId: params.id, decidedBy: caller.userId })
      return { status: 200, body: detailOf(await readInspection(deps, params.id)) }
    },
  })

const link = (deps: InspectionsDeps, kind: Linking['kind']): Route =>
  route({
    operation: `inspections.${kind}`,
    handler: async ({ params, body: { to: earlierId, ...said }, caller }) => {
      await linkInspections(deps, { ...said, kind, inspectionId: params.id, earlierId, decidedBy: caller.userId })
      return { status: 200, body: detailOf(await readInspection(deps, params.id)) }
    },
  })

export const inspectionRoutes = (deps: InspectionsDeps, blobs: Pick<Blobs, 'read'>): Route[] => [
  list(deps),
  ofDay(deps),
  readings(deps),
  read(deps),
  photo(deps, blobs),
  confirmDate(deps),
  accept(deps, 'inspections.decide'),
  accept(deps, 'inspections.accept-author'),
  accept(deps, 'inspections.accept-disabled'),
  close(deps),
  approve(deps),
  link(deps, 'link'),
  link(deps, 'unlink'),
]
