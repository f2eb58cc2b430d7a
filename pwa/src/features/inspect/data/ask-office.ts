import { browserDevice } from '#device/browser-device.ts'
import { browserHttp } from '#platform/http.ts'

const patienceMs = 30_000

export type Asked = { status: 'ok'; response: Response } | { status: 'unreachable' | 'signed-out' | 'refused' }

/** Asks the office in the person's name. A token that has been refused is renewed once; refused again, the sign-in is over. */
export async function askOffice(path: string, fresh = false): Promise<Asked> {
  const token = await browserDevice().session.accessToken({ fresh })
  if (token.status !== 'token') return token
  const headers = { Authorization: `Bearer ${token.token}` }
  const response = await browserHttp({ method: 'GET', path, headers, timeoutMs: patienceMs })
  if (response.status === 401) return fresh ? { status: 'signed-out' } : askOffice(path, true)
  return response.ok ? { status: 'ok', response } : { status: 'refused' }
}
