import type { EventData } from '@sac/contracts/events/catalogue'
import { newEvent } from '@sac/contracts/events/new-event'
import { Uuid } from '@sac/contracts/ids'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { isLinkInDoubt, vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { ReceivedEvent } from '@sac/platform/inbox/decode-event'
import { deadLetter, done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { publish } from '@sac/platform/outbox/publish'
import { type UnprintableText, unprintableTexts } from '@sac/platform/pdf/text/unprintable-texts'
import * as z from 'zod/mini'
import { type CertificatesDeps, urlPrefixOf } from '../certificates-deps.ts'
import { claimsFit } from '../domain/claims-of-report.ts'
import { type EarlierPass, ruleOnReport } from '../domain/rule-on-report.ts'
import { reportRevisionOf } from '../restore/known-report.ts'
import { findEarlierPass, lockRevisions } from '../store/certificate-rows.ts'
import { openCertificate } from './open-certificate.ts'
import { type BayPhoto, checkBayPhoto } from './read-bay-photo.ts'

type Completed = ReceivedEvent<'inspection.completed' | 'inspection.amended'>

/** Opens one certificate per revision of the report, ever. */
export async function issueFromReport(
  deps: CertificatesDeps,
  tx: Tx,
  { data: { report }, userId }: Pick<Completed, 'data' | 'userId'>,
): Promise<Outcome> {
  const refusal = await whyNotPrintable(deps, report)
  if (refusal !== null) {
    const told = { inspectionId: report.inspectionId, reportRevision: report.revision, ...refusal }
    await publish(deps, tx, [newEvent('certificate.refused', told, { userId: null })])
    return done
  }
  const revisions = await lockRevisions(tx, report)
  const reportRevision = await reportRevisionOf(deps, tx, { report, revisions })
  if (reportRevision === null) return skip('a certificate for this or a later revision exists')
  const ruling = ruleOnReport(report, await earlierPass(tx, report))
  if (ruling === null) return deadLetter('unknown-profile')
  const reason = report.revisionReason
  await openCertificate(deps, tx, {
    report,
    ruling,
    revisions,
    reportRevision,
    reason,
    issuedBy: personOf(userId),
  })
  return done
}

/** Systems are no actors: anything but the id of a person is nobody. */
const personOf = (userId: string | null): string | null => z.safeParse(Uuid, userId).data ?? null

type Refusal = Pick<EventData<'certificate.refused'>, 'code' | 'detail'>

/** Asked before a number is taken: what cannot be printed or signed must leave no gap in the series. */
async function whyNotPrintable(deps: CertificatesDeps, report: InspectionReport): Promise<Refusal | null> {
  const unprintable = unprintableTexts(report)
  if (unprintable.length > 0)
    return { code: 'glyph-missing', detail: `cannot be printed: ${unprintable.map(inWords).join('; ')}` }
  const photo = await checkBayPhoto(deps, report)
  if (photo.status === 'unreadable') return { code: 'photo-unreadable', detail: retake(photo) }
  if (report.outcome.result === 'abandoned') return null
  return claimsFit(report, { urlPrefix: urlPrefixOf(deps), issuedAt: deps.now() })
    ? null
    : { code: 'does-not-fit-qr', detail: 'station, VIN, plate, make and model do not fit the code on the certificate' }
}

const retake = ({ sha256, fault }: Extract<BayPhoto, { status: 'unreadable' }>) =>
  `photo ${sha256.slice(0, 12)} (bay) cannot be printed, ${fault}: take it again and seal again`

const inWords = ({ field, characters }: UnprintableText) =>
  `${characters.map((one) => `“${one}” (U+${one.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')})`).join(', ')} in ${field}`

async function earlierPass(tx: Tx, report: InspectionReport): Promise<EarlierPass | null> {
  const { inspectionId, vehicle } = report
  const key = vehicleKey(vehicle)
  if (key === null) return null
  const earlier = await findEarlierPass(tx, { key, testedAt: new Date(report.testedAt), inspectionId })
  // An anniversary is only kept for the car that has it.
  if (earlier && isLinkInDoubt(vehicle, earlier.report.vehicle)) return null
  return earlier?.validUntil ? { validUntil: earlier.validUntil, testedOn: earlier.testedOn } : null
}
