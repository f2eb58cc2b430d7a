// The office as an outsider sees it: the public REST interface, signed in as administrator and second administrator.
import type { Verification } from '@sac/contracts/certificate/verification'
import type { CertificateDetail, CertificateSummary } from '@sac/contracts/http/certificates'
import type { QuarantineItem } from '@sac/contracts/http/devices'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { uuidv7 } from '@sac/platform/ids'
import { signIn } from '../support/simulated-device.ts'
import { until } from './until.ts'

type OfficeInspection = {
  inspection: {
    status: string
    seal: number | null
    revision: number
    reasons: { code: string; detail: string }[]
    lateLines: number
    result: string | null
    certificateNumber: string | null
  }
  unusable: { eventId: string | null; code: string; detail: string }[]
  blobs: { sha256: string; bytes: number }[]
  completions: { revision: number; seal: number; report: InspectionReport }[]
  timeline: {
    eventId: string
    type: string
    seq: number
    arrived: number
    receivedAt: string
    payload: Record<string, unknown>
  }[]
}

type Group = { group: string; lag: number; deadLetters: number }
type Change = 'revoke' | 'suspend' | 'reinstate' | 'reissue'

export type Office = {
  url: string
  get: (path: string) => Promise<Response>
  post: (path: string, body: unknown) => Promise<Response>
  /** null while the office has never heard of it. */
  findInspection: (inspectionId: string) => Promise<OfficeInspection | null>
  /** Waits until the inspection is in `status`. */
  untilInspection: (inspectionId: string, status: string) => Promise<OfficeInspection>
  photo: (inspectionId: string, sha256: string) => Promise<Uint8Array>
  /** All certificates, or those of one inspection, lowest number and revision first. */
  certificates: (inspectionId?: string) => Promise<CertificateSummary[]>
  certificate: (certificateId: string) => Promise<CertificateDetail>
  pdf: (certificateId: string) => Promise<Uint8Array>
  /** A command on the certificate as it is now; a revocation is agreed to by the second administrator. */
  change: (change: Change, certificateId: string, more?: Record<string, unknown>) => Promise<Response>
  quarantine: () => Promise<QuarantineItem[]>
  groups: () => Promise<Group[]>
  verify: (digits: string) => Promise<Verification>
}

async function json<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Body
}

const bytes = async (response: Response): Promise<Uint8Array> => {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** What follows `#` in the address of a certificate's QR. */
export function digitsOf({ verifyUrl }: Pick<CertificateDetail, 'verifyUrl'>): string {
  const digits = verifyUrl?.split('#')[1]
  if (digits === undefined) throw new Error('the certificate has no QR')
  return digits
}

async function agree(url: string, path: string, body: { version: number }): Promise<Response> {
  const { accessToken } = await signIn(url, 'admin2@demo.test')
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
  return fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify({ commandId: uuidv7(), ...body }) })
}

export async function openOffice(url: string): Promise<Office> {
  const { accessToken } = await signIn(url, 'admin@demo.test')
  const headers = { authorization: `Bearer ${accessToken}` }
  const get = (path: string) => fetch(`${url}${path}`, { headers })
  const post = (path: string, body: unknown) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const findInspection: Office['findInspection'] = async (id) => {
    const response = await get(`/api/v1/inspections/${id}`)
    return response.status === 404 ? null : json(response)
  }
  const certificate: Office['certificate'] = async (id) => json(await get(`/api/v1/certificates/${id}`))
  return {
    url,
    get,
    post,
    findInspection,
    untilInspection: (id, status) => untilStatus(() => findInspection(id), status),
    photo: async (id, sha256) => bytes(await get(`/api/v1/inspections/${id}/photos/${sha256}`)),
    certificates: (id) => listAll(get, id),
    certificate,
    pdf: async (id) => bytes(await get(`/api/v1/certificates/${id}/pdf`)),
    change: async (change, id, more = {}) => {
      const { version } = await certificate(id)
      const command = { commandId: uuidv7(), version, reason: 'other', note: 'a test', ...more }
      const answer = await post(`/api/v1/certificates/${id}/${change}`, command)
      if (change !== 'revoke' || !answer.ok) return answer
      return agree(url, `/api/v1/certificates/${id}/requests/${command.commandId}/approve`, { version })
    },
    quarantine: async () => (await json<{ items: QuarantineItem[] }>(await get('/api/v1/admin/quarantine'))).items,
    groups: async () => (await json<{ groups: Group[] }>(await get('/api/v1/admin/topics'))).groups,
    verify: async (digits) => json(await post('/api/v1/verify', { digits })),
  }
}

async function untilStatus(find: () => Promise<OfficeInspection | null>, status: string) {
  let last: OfficeInspection | null = null
  const probe = async () => {
    last = await find()
    return last?.inspection.status === status ? last : null
  }
  return until(probe, { what: `the inspection to be ${status}` }, () => last?.inspection)
}

async function listAll(get: Office['get'], inspectionId?: string): Promise<CertificateSummary[]> {
  const query = inspectionId === undefined ? '' : `?inspectionId=${inspectionId}`
  const { certificates, more } = await json<{ certificates: CertificateSummary[]; more: boolean }>(
    await get(`/api/v1/certificates${query}`),
  )
  if (more) throw new Error('more certificates than one page shows')
  const order = ({ number, revision }: CertificateSummary) => `${number}/${revision}`
  return certificates.toSorted((a, b) => order(a).localeCompare(order(b)))
}
