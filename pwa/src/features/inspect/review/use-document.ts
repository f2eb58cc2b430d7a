import { CertificateList } from '@sac/contracts/http/certificates'
import { useState } from 'react'
import * as z from 'zod/mini'
import { saveFile } from '#platform/save-file.ts'
import { askOffice } from '../data/ask-office.ts'

type State = 'idle' | 'fetching' | 'not-yet' | 'unreachable' | 'signed-out'
async function fetchDocument(inspectionId: string): Promise<State> {
  const listed = await askOffice(`/api/v1/certificates?inspectionId=${inspectionId}`)
  if (listed.status !== 'ok') return listed.status === 'signed-out' ? 'signed-out' : 'unreachable'
  const list = z.safeParse(CertificateList, await listed.response.json())
  if (!list.success) return 'unreachable'
  const [document] = list.data.certificates
  if (!document) return 'not-yet'
  const pdf = await askOffice(`/api/v1/certificates/${document.certificateId}/pdf`)
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
