// What each operation reads, for the generated OpenAPI document. Routes parse with the same schemas.
import * as z from 'zod/mini'
import type { OperationId } from '../operations.ts'
import { BatchResult, ChangesResult, EnrolRequest, EnrolResult, ProbeRequest, ProbeResult } from '../sync/protocol.ts'
import { KeysShown, RetireKey, ShowKeys } from '../sync/signing-keys.ts'
import { AppointmentData, CreateAppointment, ListAppointments } from './appointments.ts'
import { EndSessions, LoginRequest, SessionList, SessionResult, SessionsEnded, SignedInUser } from './auth.ts'
import {
  CertificateDetail,
  CertificateList,
  ChangeCertificate,
  ListCertificates,
  ReissueCertificate,
  VerifyPdf,
  VerifyRequest,
} from './certificates.ts'
import { ChainsChecked, CheckChains } from './chains.ts'
import {
  DeadLetterDetail,
  DeadLetterList,
  DismissDeadLetter,
  ListDeadLetters,
  ReplayDeadLetters,
  ReplayResult,
} from './dead-letters.ts'
import {
  DeviceList,
  EnrolmentList,
  ListEnrolments,
  QuarantineDetail,
  QuarantineList,
  RejudgeLine,
  RejudgeResult,
  SettleItem,
} from './devices.ts'
import { RegisterEquipment } from './equipment.ts'
import {
  AcceptOutcome,
  ApproveInspection,
  AskReadings,
  CloseInspection,
  ConfirmDate,
  ListInspections,
  VehicleReadings,
} from './inspections.ts'
import { ListPage } from './page.ts'
import { SkipEvents } from './topics.ts'

type Bodies = {
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  /** Content type of a body that is not JSON. */
  bodyType?: string
  response?: z.ZodMiniType
  responseType?: string
}

export const operationBodies: Partial<Record<OperationId, Bodies>> = {
  'auth.login': { body: LoginRequest, response: SessionResult },
  'auth.refresh': { response: SessionResult },
  'auth.me': { response: SignedInUser },
  'auth.sessions': { query: ListPage, response: SessionList },
  'auth.end-sessions': { body: EndSessions, response: SessionsEnded },
  'sync.enrol': { body: EnrolRequest, response: EnrolResult },
  'sync.keys': { body: ShowKeys, response: KeysShown },
  'sync.retire-key': { body: RetireKey },
  'sync.events': { bodyType: 'application/x-ndjson', response: BatchResult },
  'sync.probe': { body: ProbeRequest, response: ProbeResult },
  'sync.blob': { bodyType: 'application/octet-stream' },
  'sync.changes': { response: ChangesResult },
  'appointments.list': {
    query: ListAppointments,
    response: z.object({ appointments: z.array(AppointmentData) }),
  },
  'appointments.create': { body: CreateAppointment, response: AppointmentData },
  'inspections.list': { query: ListInspections },
  'inspections.readings': { query: AskReadings, response: VehicleReadings },
  'inspections.photo': { responseType: 'application/octet-stream' },
  'inspections.confirm-date': { body: ConfirmDate },
  'inspections.decide': { body: AcceptOutcome },
  'inspections.approve': { body: ApproveInspection },
  'equipment.register': { body: RegisterEquipment, response: RegisterEquipment },
  'inspections.accept-author': { body: AcceptOutcome },
  'inspections.accept-disabled': { body: AcceptOutcome },
  'inspections.close': { body: CloseInspection },
  'certificates.list': { query: ListCertificates, response: CertificateList },
  'certificates.read': { response: CertificateDetail },
  'certificates.revoke': { body: ChangeCertificate, response: CertificateDetail },
  'certificates.suspend': { body: ChangeCertificate, response: CertificateDetail },
  'certificates.reinstate': { body: ChangeCertificate, response: CertificateDetail },
  'certificates.reissue': { body: ReissueCertificate, response: CertificateDetail },
  'certificates.pdf': { responseType: 'application/pdf' },
  'admin.devices': { query: ListPage, response: DeviceList },
  'admin.enrolments': { query: ListEnrolments, response: EnrolmentList },
  'admin.quarantine': { query: ListPage, response: QuarantineList },
  'admin.quarantine-read': { response: QuarantineDetail },
  'admin.quarantine-rejudge': { body: RejudgeLine, response: RejudgeResult },
  'admin.quarantine-settle': { body: SettleItem, response: QuarantineDetail },
  'admin.dead-letters': { query: ListDeadLetters, response: DeadLetterList },
  'admin.dead-letter-read': { response: DeadLetterDetail },
  'admin.dead-letters-replay': { body: ReplayDeadLetters, response: ReplayResult },
  'admin.dead-letter-dismiss': { body: DismissDeadLetter, response: DeadLetterDetail },
  'admin.chains-check': { body: CheckChains, response: ChainsChecked },
  'admin.group-skip': { body: SkipEvents },
  'verify.check': { body: VerifyRequest },
  'verify.pdf': { body: VerifyPdf, responseType: 'application/pdf' },
}
