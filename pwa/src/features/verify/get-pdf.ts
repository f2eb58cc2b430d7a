// Loaded on demand: the sealed PDF, given to whoever shows the signed code.

import { postJson } from './ask-issuer.ts'
import { element } from './element.ts'

/** Downloads the PDF of a code. @returns whether it came */
export const getPdf = async (digits: string, number: string): Promise<boolean> => {
  const response = await postJson('/api/v1/verify/pdf', { digits })
  if (!response?.ok) return false
  const address = URL.createObjectURL(await response.blob())
  element('a', { href: address, download: `${number}.pdf` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}
