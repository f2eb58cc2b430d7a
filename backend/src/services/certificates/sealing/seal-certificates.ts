// Second half of issuing: sign, render and seal outside any transaction (a remote signer may be slow), then one short
// transaction that makes it true for all that were made together. Doing it twice changes nothing: whoever comes second finds
// the row sealed.
import { withTransaction } from '@sac/platform/db/with-transaction'
import { inFlow } from '@sac/platform/flow/current-flow'
import type { CertificatesDeps } from '../certificates-deps.ts'
import type { Paper } from '../domain/paper.ts'
import type { Signer } from '../keys/signer.ts'
import { activeSigner } from '../keys/signing-key.ts'
import { findPaper, keepPaper } from '../restore/keep-witness.ts'
import { type CertificateRow, listCertificatesOf } from '../store/certificate-rows.ts'
import { completeCertificates, type Made } from './complete-certificates.ts'
import { makePdf } from './make-pdf.ts'
import { signClaims } from './sign-claims.ts'

export type SealJob = { certificateId: string }
type Outcome = PromiseSettledResult<void>

/** The jobs of certificates in status `issuing`; what became of each, in their order. */
export async function sealCertificates(deps: CertificatesDeps, jobs: readonly SealJob[]): Promise<Outcome[]> {
  const rows = await listCertificatesOf(deps.pool, { certificateIds: jobs.map(({ certificateId }) => certificateId) })
  const byId = new Map(rows.map((row) => [row.certificateId, row]))
  const make = makerOf(deps)
  const tried = await Promise.allSettled(jobs.map(({ certificateId }) => make(byId.get(certificateId))))
  const made = tried.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
  const outcomes = await completeAll(deps, made)
  return tried.map((one): Outcome => {
    if (one.status === 'rejected') return one
    return (one.value && outcomes.get(one.value)) ?? done
  })
}

/** One of them. */
export async function sealCertificate(deps: CertificatesDeps, job: SealJob): Promise<void> {
  const [outcome] = await sealCertificates(deps, [job])
  if (outcome?.status === 'rejected') throw outcome.reason
}

const done: Outcome = { status: 'fulfilled', value: undefined }

/** Makes a certificate's signature and paper; nothing where it is not to be made. All of them ask for the key once. */
function makerOf(deps: CertificatesDeps): (row: CertificateRow | undefined) => Promise<Made | null> {
  let asked: ReturnType<typeof activeSigner> | undefined
  const signer = () => (asked ??= activeSigner(deps.pool, deps.keys))
  return async (row) => {
    if (row?.status !== 'issuing') return null
    const made = () => makePaper(deps, row, signer)
    const known = await findPaper(deps, row)
    return { row, ...(known ?? (await keepPaper(deps, row, await inFlow({ correlationId: row.inspectionId }, made)))) }
  }
}

async function makePaper(deps: CertificatesDeps, row: CertificateRow, signer: () => Promise<Signer>): Promise<Paper> {
  const signed = await signClaims(deps, row, signer)
  return { signed, pdfSha256: await makePdf(deps, row, signed), sealedAt: deps.now() }
}

// Together; when that fails each on its own, so that one does not keep the others from their papers. Of one inspection only
// the first goes with the others: what a revision does to another is judged from what is in the database.
async function completeAll(deps: CertificatesDeps, made: readonly Made[]): Promise<Map<Made, Outcome>> {
  const inspections = new Map(made.toReversed().map((one) => [one.row.inspectionId, one]))
  const together = made.filter((one) => inspections.get(one.row.inspectionId) === one)
  const outcomes = new Map<Made, Outcome>()
  if (together.length > 1 && (await complete(deps, together)).status === 'fulfilled')
    for (const one of together) outcomes.set(one, done)
  for (const one of made) if (!outcomes.has(one)) outcomes.set(one, await complete(deps, [one]))
  return outcomes
}

async function complete(deps: CertificatesDeps, made: readonly Made[]): Promise<Outcome> {
  const [outcome] = await Promise.allSettled([withTransaction(deps.pool, (tx) => completeCertificates(deps, tx, made))])
  return outcome
}
