import { createHash } from 'node:crypto'
import { fromBase64url } from '@sac/contracts/certificate/bytes'
import { numberKey } from '@sac/contracts/certificate/number'
import { fromDigits, toDigits } from '@sac/contracts/certificate/qr-digits'
import { statusCode } from '@sac/contracts/certificate/status-list'
import type { Verification } from '@sac/contracts/certificate/verification'
import { verifyCertificate, type YearLists } from '@sac/contracts/certificate/verify-certificate'
import { webCrypto } from '@sac/contracts/certificate/web-crypto'
import type { VerifyRequest } from '@sac/contracts/http/certificates'
import { toEpochDays } from '@sac/contracts/inspection/calendar'
import { isVinMeant } from '@sac/contracts/text/keys'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { trusted } from '../lists/publish-trust-list.ts'
import {
  type CertificateRow,
  findCertificateByCose,
  findCertificateByNumber,
  findCertificateByPdf,
} from '../store/certificate-rows.ts'
import { listKeys } from '../store/key-rows.ts'
import { findSuccessor } from '../store/list-rows.ts'

type Deps = Pick<CertificatesDeps, 'pool' | 'now' | 'log'>

const foreign: Verification = { state: 'NOT_A_CERTIFICATE', paper: 'not-ours', car: null, facts: null, status: null }

/** The verification over whatever was presented; null when a number and VIN match nothing. */
export async function verify(deps: Deps, request: VerifyRequest): Promise<Verification | null> {
  if ('digits' in request) return verifyDigits(deps, request.digits.trim())
  if ('cose' in request) return verifyDigits(deps, digitsOf(request.cose))
  if ('pdfSha256' in request) {
    const row = await findCertificateByPdf(deps.pool, { sha256: request.pdfSha256 })
    return row?.cose ? verifyDigits(deps, toDigits(row.cose)) : foreign
  }
  const row = await findByNumber(deps, request)
  return row?.cose ? verifyDigits(deps, toDigits(row.cose)) : null
}

/** The issued certificate whose signed bytes these digits are, whatever became of it; null when they are not ours. */
export async function findIssued({ pool }: Pick<Deps, 'pool'>, digits: string): Promise<CertificateRow | null> {
  const cose = fromDigits(digits)
  return cose && findCertificateByCose(pool, { sha256: createHash('sha256').update(cose).digest() })
}

async function verifyDigits(deps: Deps, digits: string): Promise<Verification> {
  const row = await findIssued(deps, digits)
  const keys = (await listKeys(deps.pool)).map(trusted)
  const now = Math.floor(deps.now().getTime() / 1000)
  const verification = await verifyCertificate({
    fragment: digits,
    trust: { ver: 1, iat: now, exp: now, keys },
    crypto: webCrypto,
    issued: row ? 'issued' : 'not-issued',
    now,
    listsOf: () => listsOf(deps, row, now),
  })
  // Our key signed what our books do not know: the key has been stolen, or the books were changed.
  if (verification.state === 'NOT_ISSUED')
    deps.log.error({ alarm: 'not-issued' }, 'a genuine signature over an unknown certificate')
  return verification
}

/** The present state of one certificate in the form of its year's lists: fresher than what is published. */
async function listsOf(deps: Deps, row: CertificateRow | null, now: number): Promise<YearLists> {
  if (row === null || row.statusYear === null || row.statusIndex === null) return { status: null, reasons: null }
  const { statusYear: year, statusIndex: index } = row
  const code = row.status === 'issuing' ? statusCode.valid : statusCode[row.status]
  const entries = new Uint8Array((index >> 2) + 1)
  entries[index >> 2] = code << (2 * (index % 4))
  const why = code === statusCode.valid ? null : await reasonOf(deps, row)
  const reasons = { year, iat: now, entries: why === null ? [] : [{ index, ...why }] }
  return { status: { year, iat: now, entries }, reasons }
}

async function reasonOf({ pool }: Deps, { statusReason, statusAt, supersededBy }: CertificateRow) {
  if (statusReason === null || statusAt === null) return null
  const day = toEpochDays(statusAt.toISOString().slice(0, 10))
  const successor = supersededBy === null ? null : await findSuccessor(pool, { certificateId: supersededBy })
  return { reason: statusReason, day, ...(successor === null ? {} : { successor }) }
}

async function findByNumber({ pool }: Deps, { number, vin4 }: { number: string; vin4: string }) {
  const key = numberKey(number)
  const row = key === null ? null : await findCertificateByNumber(pool, { numberKey: key })
  return row && isVinMeant(row.vin, vin4) ? row : null
}

/** Text that is no base64url becomes digits nobody issued. */
function digitsOf(cose: string): string {
  try {
    return toDigits(fromBase64url(cose))
  } catch {
    return '0'
  }
}
