// The issuer's own answer: what only its database knows, whether these very bytes were issued.
import { type Verification, verificationStates } from '@sac/contracts/certificate/verification'

/** What is asked about: the code, a file's SHA-256 in hexadecimal, or a number with the last four VIN characters. */
export type Question = { digits: string } | { pdfSha256: string } | { number: string; vin4: string }

export type IssuerAnswer =
  | { readonly outcome: 'verification'; readonly verification: Verification }
  | { readonly outcome: 'no-match' | 'limited' | 'unreachable' | 'busy' }

const patience = 15_000

const isVerification = (body: unknown): body is Verification => {
  const { state, paper } = (body ?? {}) as Partial<Record<keyof Verification, unknown>>
  return typeof paper === 'string' && verificationStates.some((known) => known === state)
}

/** Posts JSON; null where the network does not carry it. */
export const postJson = async (path: string, body: object): Promise<Response | null> => {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    })
  } catch {
    return null
  }
}

const readBody = async (response: Response): Promise<unknown> => {
  try {
    return await response.json()
  } catch {
    return null
  }
}

/** Asks `POST /api/v1/verify`. Never throws: every failure is an outcome. */
export const askIssuer = async (question: Question): Promise<IssuerAnswer> => {
  const response = await postJson('/api/v1/verify', question)
  if (response === null) return { outcome: 'unreachable' }
  const body = await readBody(response)
  if (isVerification(body)) return { outcome: 'verification', verification: body }
  if (response.status === 429) return { outcome: 'limited' }
  return { outcome: response.status === 404 || response.status === 422 ? 'no-match' : 'busy' }
}
