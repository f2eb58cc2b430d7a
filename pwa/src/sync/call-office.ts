import { deviceHeader } from '@sac/contracts/sync/protocol'
import type { HttpRequest } from '#platform/http.ts'
import type { SyncCore } from './sync-core.ts'

/**
 * One exchange with the office in this device's name. Rejects when no answer came, also when the answer is to a credential
 * that was replaced meanwhile: it says nothing about the one there is now.
 */
export async function callOffice({ ports, enrolment }: SyncCore, request: HttpRequest): Promise<Response> {
  const credentialNow = async () => (await enrolment())?.credential ?? ''
  const credential = await credentialNow()
  const response = await ports.http({ ...request, headers: { ...request.headers, [deviceHeader]: credential } })
  if (response.status === 401 && (await credentialNow()) !== credential)
    throw new Error('This device was enrolled again meanwhile.')
  return response
}
