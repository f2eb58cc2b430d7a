import { CertificateList } from '@sac/contracts/http/certificates'
import { useState } from 'react'
import * as z from 'zod/mini'
import { browserDevice } from '#features/sync/browser-device.ts'
import { browserHttp } from '#platform/http.ts'
import { saveFile } from '#platform/save-file.ts'

type State = 'idle' | 'fetching' | 'not-yet' | 'unreachable' | 'signed-out'
const patienceMs = 30_000

type Asked = { status: 'ok'; response: Response } | { status: 'unreachable' | 'signed-out' | 'refused' }

/** A token that has been refused is renewed once; refused again, the sign-in is over. */
async function ask(path: string, fresh = false): Promise<Asked> {
  const token = await browserDevice().session.accessToken({ fresh })
  if (token.status !== 'token') return token
  const headers = { Authorization: `Bearer ${token.token}` }
  const response = await browserHttp({ method: 'GET', path, headers, timeoutMs: patienceMs })
  if (response.status === 401) return fresh ? { status: 'signed-out' } : ask(path, true)
  return response.ok ? { status: 'ok', response } : { status: 'refused' }
}

async function fetchDocument(inspectionId: string): Promise<State> {
  const listed = await ask(`/api/v1/certificates?inspectionId=${inspectionId}`)
  if (listed.status !== 'ok') return listed.status === 'signed-out' ? 'signed-out' : 'unreachable'
  const list = z.safeParse(CertificateList, await listed.response.json())
  if (!list.success) return 'unreachable'
  const [document] = list.data.certificates
  if (!document) return 'not-yet'
  const pdf = await ask(`/api/v1/certificates/${document.certificateId}/pdf`)
  if (pdf.status !== 'ok') return pdf.status === 'signed-out' ? 'signed-out' : 'not-yet'
  saveFile({ name: `${document.number ?? document.plate}.pdf`, blob: await pdf.response.blob() })
  return 'idle'
}

/** The paper the office has written about an inspection: certificate, report or refusal. Needs a connection. */
export function useDocument(inspectionId: string) {
  const [state, setState] = useState<State>('idle')
  const save = async () => {
    setState('fetching')
    setState(await fetchDocument(inspectionId).catch(() => 'unreachable' as const))
  }
  return { state, save }
}
