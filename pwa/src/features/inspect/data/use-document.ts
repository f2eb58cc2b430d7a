import { CertificateList } from '@sac/contracts/http/certificates'
import { useState } from 'react'
import * as z from 'zod/mini'
import { browserDevice } from '#features/sync/browser-device.ts'
import { browserHttp } from '#platform/http.ts'
import { saveFile } from '#platform/save-file.ts'

type State = 'idle' | 'fetching' | 'not-yet' | 'unreachable'
const patienceMs = 30_000

async function ask(path: string): Promise<Response | null> {
  const token = await browserDevice().session.accessToken({ fresh: false })
  if (token.status !== 'token') return null
  const headers = { Authorization: `Bearer ${token.token}` }
  const answer = await browserHttp({ method: 'GET', path, headers, timeoutMs: patienceMs })
  return answer.ok ? answer : null
}

async function fetchDocument(inspectionId: string): Promise<State> {
  const listed = await ask(`/api/v1/certificates?inspectionId=${inspectionId}`)
  const list = z.safeParse(CertificateList, await listed?.json())
  if (!list.success) return 'unreachable'
  const [document] = list.data.certificates
  const pdf = document ? await ask(`/api/v1/certificates/${document.certificateId}/pdf`) : null
  if (!document || !pdf) return 'not-yet'
  saveFile({ name: `${document.number ?? document.plate}.pdf`, blob: await pdf.blob() })
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
