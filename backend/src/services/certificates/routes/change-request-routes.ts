// Changes that two administrators have to agree on.
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { approveChange, declineChange } from '../handlers/decide-change.ts'
import { reissueCertificate } from '../handlers/reissue-certificate.ts'
import { requestRevocation } from '../handlers/request-change.ts'
import { IssuingWaits } from '../restore/issuing-waits.ts'
import { listWaiting, type WaitingRow } from '../store/request-rows.ts'
import { detailOf, requireRow, summaryOf } from './certificate-view.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ request }: WaitingRow) => [request.requestedAt, request.requestId]

function sayWhyItWaits(error: unknown): never {
  if (error instanceof IssuingWaits)
    throw new Problem('server.unavailable', { detail: `Issuing waits: ${error.message}.`, retryAfterSeconds: 10 })
  throw error
}

/** The certificate as it is afterwards. */
async function after(deps: CertificatesDeps, certificateId: string, act: Promise<void>) {
  await act.catch(sayWhyItWaits)
  return detailOf(deps, await requireRow(deps, certificateId))
}

export const changeRequestRoutes = (deps: CertificatesDeps): Route[] => [
  route({
    operation: 'certificates.revoke',
    handler: async ({ params: { id }, body: command, caller: { userId: actorId } }) => ({
      status: 202,
      body: await after(deps, id, requestRevocation(deps, { certificateId: id, command, actorId })),
    }),
  }),
  route({
    operation: 'certificates.reissue',
    handler: async ({ params: { id }, body: command, caller: { userId: actorId } }) => ({
      status: 202,
      body: await after(deps, id, reissueCertificate(deps, { certificateId: id, command, actorId })),
    }),
  }),
  route({
    operation: 'certificates.requests',
    handler: async ({ query }) => {
      const found = await listWaiting(deps.pool, { after: readCursor(query.after, LastShown), limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      const requests = rows.map(({ request, ...row }) => ({ ...request, certificate: summaryOf(row) }))
      return { status: 200, headers, body: { requests } }
    },
  }),
  route({
    operation: 'certificates.approve',
    handler: async ({ params: { id, requestId }, body, caller: { userId: actorId } }) => ({
      status: 202,
      body: await after(deps, id, approveChange(deps, { ...body, certificateId: id, requestId, actorId })),
    }),
  }),
  route({
    operation: 'certificates.decline',
    handler: async ({ params: { id, requestId }, body, caller: { userId: actorId } }) => ({
      status: 200,
      body: await after(deps, id, declineChange(deps, { ...body, certificateId: id, requestId, actorId })),
    }),
  }),
]
