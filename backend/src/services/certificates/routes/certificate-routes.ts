import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { changeCertificate } from '../handlers/change-certificate.ts'
import { reissueCertificate } from '../handlers/reissue-certificate.ts'
import { IssuingWaits } from '../restore/issuing-waits.ts'
import { listCertificates } from '../store/certificate-list.ts'
import { type CertificateRow, findCertificate } from '../store/certificate-rows.ts'
import { detailOf, summaryOf } from './certificate-view.ts'
import { pdfResponse } from './pdf-response.ts'

const size = 50
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ issuedAt, certificateId }: CertificateRow) => [issuedAt.toISOString(), certificateId]

async function requireRow({ pool }: CertificatesDeps, certificateId: string) {
  const row = await findCertificate(pool, { certificateId })
  if (!row) throw new Problem('certificate.not-found')
  return row
}

const list = (deps: CertificatesDeps): Route =>
  route({
    operation: 'certificates.list',
    handler: async ({ query }) => {
      const after = readCursor(query.after, LastShown)
      const rows = await listCertificates(deps.pool, {
        status: query.status ?? null,
        search: query.search ?? null,
        inspectionId: query.inspectionId ?? null,
        before: query.before === undefined ? null : new Date(query.before),
        after,
        limit: size + 1,
      })
      const { rows: shown, more, headers } = onePage(rows, { size, query, keyOf })
      return { status: 200, headers, body: { certificates: shown.map(summaryOf), more } }
    },
  })

const read = (deps: CertificatesDeps): Route =>
  route({
    operation: 'certificates.read',
    handler: async ({ params }) => ({ status: 200, body: await detailOf(deps, await requireRow(deps, params.id)) }),
  })

const pdf = (deps: CertificatesDeps): Route =>
  route({
    operation: 'certificates.pdf',
    handler: async ({ params }) => pdfResponse(deps, await requireRow(deps, params.id)),
  })

const change = (deps: CertificatesDeps, name: 'revoke' | 'suspend' | 'reinstate'): Route =>
  route({
    operation: `certificates.${name}`,
    handler: async ({ params, body, caller }) => {
      await changeCertificate(deps, { change: name, certificateId: params.id, command: body, actorId: caller.userId })
      return { status: 200, body: await detailOf(deps, await requireRow(deps, params.id)) }
    },
  })

function sayWhyItWaits(error: unknown): never {
  if (error instanceof IssuingWaits)
    throw new Problem('server.unavailable', { detail: `Issuing waits: ${error.message}.`, retryAfterSeconds: 10 })
  throw error
}

const reissue = (deps: CertificatesDeps): Route =>
  route({
    operation: 'certificates.reissue',
    handler: async ({ params, body, caller }) => {
      const given = { certificateId: params.id, command: body, actorId: caller.userId }
      const outcome = await reissueCertificate(deps, given).catch(sayWhyItWaits)
      if (outcome === 'awaiting-approval')
        throw new Problem('certificate.second-approval', {
          detail: 'Ask another administrator to send the same correction; yours is noted.',
        })
      return { status: 202, body: await detailOf(deps, await requireRow(deps, params.id)) }
    },
  })

export const certificateRoutes = (deps: CertificatesDeps): Route[] => [
  list(deps),
  read(deps),
  pdf(deps),
  change(deps, 'revoke'),
  change(deps, 'suspend'),
  change(deps, 'reinstate'),
  reissue(deps),
]
