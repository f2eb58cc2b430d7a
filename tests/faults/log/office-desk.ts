// The office and a verifier over the public interface, through whichever backend lives.
import type { Verification } from '@sac/contracts/certificate/verification'
import type { CertificateDetail, CertificateSummary } from '@sac/contracts/http/certificates'
import { patienceMs } from '../../support/patience.ts'
import { type Session, signIn } from '../../support/simulated-device.ts'

export type Desk = {
  /** Newest first; all pages, or the first. */
  listCertificates: (pages: 'all' | 'first') => Promise<CertificateSummary[]>
  readCertificate: (certificateId: string) => Promise<CertificateDetail>
  /** The paper as it is handed out. */
  fetchPdf: (certificateId: string) => Promise<Uint8Array>
  fetchPhoto: (inspectionId: string, sha256: string) => Promise<Uint8Array>
  verify: (presented: { digits: string } | { pdfSha256: string }) => Promise<Verification>
  listGroups: () => Promise<{ group: string; lag: number; deadLetters: number }[]>
}

export function openDesk(url: string): Desk {
  let session: Promise<Session> | undefined
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    session ??= signIn(url, 'admin@demo.test')
    const { accessToken } = await session.catch((error: unknown) => {
      session = undefined
      throw error
    })
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' }
    const response = await reach(() =>
      fetch(`${url}${path}`, { ...init, headers, signal: AbortSignal.timeout(patienceMs) }),
    )
    if (response.status === 401) session = undefined
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`)
    return response
  }
  const json = async <Body>(path: string, init?: RequestInit) => (await (await ask(path, init)).json()) as Body
  const bytes = async (path: string) => new Uint8Array(await (await ask(path)).arrayBuffer())
  return {
    listCertificates: async (pages) => {
      const found: CertificateSummary[] = []
      for (let query = ''; ; query = `?before=${found.at(-1)?.issuedAt ?? ''}`) {
        const page = await json<{ certificates: CertificateSummary[]; more: boolean }>(`/api/v1/certificates${query}`)
        found.push(...page.certificates)
        if (!page.more || pages === 'first') return found
      }
    },
    readCertificate: (id) => json(`/api/v1/certificates/${id}`),
    fetchPdf: (id) => bytes(`/api/v1/certificates/${id}/pdf`),
    fetchPhoto: (inspectionId, sha256) => bytes(`/api/v1/inspections/${inspectionId}/photos/${sha256}`),
    verify: (presented) => json('/api/v1/verify', { method: 'POST', body: JSON.stringify(presented) }),
    listGroups: async () =>
      (await json<{ groups: Awaited<ReturnType<Desk['listGroups']>> }>('/api/v1/admin/topics')).groups,
  }
}

/** A connection kept from before may have lost its process: that is no answer yet. Everything asked here may be asked again. */
async function reach(ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask()
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
}
