import {
  AcceptOutcome,
  ApproveInspection,
  AskReadings,
  CloseInspection,
  ConfirmDate,
  InspectionId,
  InspectionPhoto,
  ListInspections,
  type VehicleReadings,
} from '@sac/contracts/http/inspections'
import { Instant, Uuid } from '@sac/contracts/ids'
import { fullVin } from '@sac/contracts/inspection/vehicle-identity'
import type { OperationId } from '@sac/contracts/operations'
import { plateKey } from '@sac/contracts/text/keys'
import type { Blobs } from '@sac/platform/blobs/port'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { approveInspection } from '../handlers/approve-inspection.ts'
import { decideInspection } from '../handlers/decide-inspection.ts'
import { readInspection } from '../handlers/read-inspection.ts'
import { withAllFlags } from '../handlers/with-all-flags.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { listReadingsOfCar } from '../store/completion-rows.ts'
import { holdsBlob } from '../store/evidence-rows.ts'
import { type InspectionRow, listInspections } from '../store/inspection-rows.ts'

const readingsTold = 20
const size = 200
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ updatedAt, inspectionId }: InspectionRow) => [updatedAt.toISOString(), inspectionId]

const actor = ({ userId }: { userId: string | null }): string => {
  if (userId === null) throw new Problem('auth.required')
  return userId
}

const list = ({ pool }: InspectionsDeps): Route =>
  route({
    operation: 'inspections.list',
    query: ListInspections,
    handler: async ({ query }) => {
      const { status = null, search = null } = query
      const after = readCursor(query.after, LastShown)
      const found = await listInspections(pool, { status, search, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { inspections: await withAllFlags(pool, rows) } }
    },
  })

const readings = ({ pool }: InspectionsDeps): Route =>
  route({
    operation: 'inspections.readings',
    query: AskReadings,
    handler: async ({ query: { plate, country, vin = '', except = null } }) => {
      const asked = { plateKey: plateKey(plate), country, fullVin: fullVin(vin), except, limit: readingsTold }
      const found = asked.plateKey === '' ? [] : await listReadingsOfCar(pool, asked)
      const body: VehicleReadings = { readings: found.map((one) => ({ ...one, at: one.at.toISOString() })) }
      return { status: 200, body }
    },
  })

const read = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.read',
    params: InspectionId,
    handler: async ({ params }) => ({ status: 200, body: await readInspection(deps, params.id) }),
  })

const photo = ({ pool }: InspectionsDeps, blobs: Pick<Blobs, 'read'>): Route =>
  route({
    operation: 'inspections.photo',
    params: InspectionPhoto,
    handler: async ({ params: { id, sha256 } }) => {
      if (!(await holdsBlob(pool, { inspectionId: id, sha256 }))) throw new Problem('request.not-found')
      const headers = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
      return { status: 200, headers, body: await blobs.read(sha256) }
    },
  })

const confirmDate = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.confirm-date',
    params: InspectionId,
    body: ConfirmDate,
    handler: async ({ params, body, caller }) => {
      const testedAt = new Date(body.testedAt)
      const decision = { ...body, testedAt, inspectionId: params.id, kind: 'date', decidedBy: actor(caller) } as const
      await decideInspection(deps, decision)
      return { status: 200, body: await readInspection(deps, params.id) }
    },
  })

const accept = (
  deps: InspectionsDeps,
  { operation, kind }: { operation: OperationId; kind: 'accept-outcome' | 'accept-author' | 'accept-disabled' },
): Route =>
  route({
    operation,
    params: InspectionId,
    body: AcceptOutcome,
    handler: async ({ params, body, caller }) => {
      await decideInspection(deps, { ...body, testedAt: null, inspectionId: params.id, kind, decidedBy: actor(caller) })
      return { status: 200, body: await readInspection(deps, params.id) }
    },
  })

const close = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.close',
    params: InspectionId,
    body: CloseInspection,
    handler: async ({ params, body, caller }) => {
      const decision = { ...body, seal: null, testedAt: null, inspectionId: params.id, kind: 'close' } as const
      await decideInspection(deps, { ...decision, decidedBy: actor(caller) })
      return { status: 200, body: await readInspection(deps, params.id) }
    },
  })

const approve = (deps: InspectionsDeps): Route =>
  route({
    operation: 'inspections.approve',
    params: InspectionId,
    body: ApproveInspection,
    handler: async ({ params, body, caller }) => {
      await approveInspection(deps, { ...body, inspectionId: params.id, decidedBy: actor(caller) })
      return { status: 200, body: await readInspection(deps, params.id) }
    },
  })

export const inspectionRoutes = (deps: InspectionsDeps, blobs: Pick<Blobs, 'read'>): Route[] => [
  list(deps),
  readings(deps),
  read(deps),
  photo(deps, blobs),
  confirmDate(deps),
  accept(deps, { operation: 'inspections.decide', kind: 'accept-outcome' }),
  accept(deps, { operation: 'inspections.accept-author', kind: 'accept-author' }),
  accept(deps, { operation: 'inspections.accept-disabled', kind: 'accept-disabled' }),
  close(deps),
  approve(deps),
]
