import type { CertificateSort } from '@sac/contracts/http/certificates'
import { CalendarDate, Instant, Uuid } from '@sac/contracts/ids'
import { addDays, dateIn } from '@sac/contracts/inspection/calendar'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { changeCertificate } from '../handlers/change-certificate.ts'
import { readSigningState } from '../handlers/read-signing-state.ts'
import { listCertificates } from '../store/certificate-list.ts'
import type { CertificateRow } from '../store/certificate-rows.ts'
import { detailOf, requireRow, summaryOf } from './certificate-view.ts'
import { changeRequestRoutes } from './change-request-routes.ts'
import { pdfResponse } from './pdf-response.ts'

const size = 50
const LastShown = z.tuple([z.union([Instant, CalendarDate]), Uuid])
const sortedBy = {
  issued: ({ issuedAt }: CertificateRow) => issuedAt.toISOString(),
  tested: ({ testedOn }: CertificateRow) => testedOn,
  expires: ({ validUntil }: CertificateRow) => validUntil,
} as const satisfies Record<CertificateSort, unknown>

const list = (deps: CertificatesDeps): Route =>
  route({
    operation: 'certificates.list',
    handler: async ({ query }) => {
      const { sort = 'issued', expiringWithin, after: given, ...asked } = query
      const today = dateIn('UTC', deps.now().toISOString())
      const rows = await listCertificates(deps.pool, {
        ...asked,
        ending: expiringWithin === undefined ? null : [today, addDays(today, Number(expiringWithin))],
        sort,
        after: readCursor(given, LastShown),
        limit: size + 1,
      })
      const keyOf = (row: CertificateRow) => [sortedBy[sort](row), row.certificateId]
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

const change = (deps: CertificatesDeps, name: 'suspend' | 'reinstate'): Route =>
  route({
    operation: `certificates.${name}`,
    handler: async ({ params, body, caller }) => {
      await changeCertificate(deps, { change: name, certificateId: params.id, command: body, actorId: caller.userId })
      return { status: 200, body: await detailOf(deps, await requireRow(deps, params.id)) }
    },
  })

const signing = (deps: CertificatesDeps): Route =>
  route({
    operation: 'certificates.signing',
    handler: async () => ({ status: 200, body: await readSigningState(deps) }),
  })

export const certificateRoutes = (deps: CertificatesDeps): Route[] => [
  list(deps),
  read(deps),
  pdf(deps),
  change(deps, 'suspend'),
  change(deps, 'reinstate'),
  signing(deps),
  ...changeRequestRoutes(deps),
]
