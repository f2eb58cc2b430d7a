// Everything that may come after the answer, in a file of its own: the issuer's record, the lists of other years, what lies below.
import { statusYear } from '@sac/contracts/certificate/status-list'
import type { TrustList } from '@sac/contracts/certificate/trust-list'
import type { Verification } from '@sac/contracts/certificate/verification'
import { askIssuer } from './ask-issuer.ts'
import { listsOfYear } from './lists.ts'
import { lookupPart, pdfPart, showFound } from './more.ts'
import type { Change, Page } from './page.ts'
import { settle } from './settle.ts'
import { withIssuer } from './with-issuer.ts'

/** Certificates older than this many years are not kept offline. */
const yearsKept = 10

/** What the issuer's record makes of a verification; null when it cannot be asked or has nothing to add. */
export const confirm = async (digits: string, verification: Verification): Promise<Verification | null> => {
  if (verification.paper === 'not-ours' || verification.paper === 'not-genuine') return null
  const answer = await askIssuer({ digits })
  return answer.outcome === 'verification' ? withIssuer(verification, answer.verification) : null
}

/** Brings the lists of every year a key has signed in onto the device. @param now Unix seconds */
export const keepAllYears = async (trust: TrustList, now: number): Promise<void> => {
  const last = statusYear(now)
  const first = Math.min(last, ...trust.keys.map(({ notBefore }) => statusYear(notBefore)))
  for (let year = Math.max(first, last - yearsKept); year <= last; year++) await listsOfYear(year, 'network', trust)
}

let drawn = ''

/** Draws what lies below the answer. Only when it changes: somebody may be typing there while the answer gets better. */
export const drawMore = ({ wording, view, digits }: Page, change: Change): void => {
  const number = view?.verification.facts?.number ?? ''
  const key = `${wording.language} ${digits} ${number} ${view === null}`
  if (key === drawn) return
  if (drawn === '') void settle(change)
  drawn = key
  document
    .getElementById('more')
    ?.replaceChildren(...pdfPart(wording, digits, number), lookupPart(wording, showFound(change), view === null))
}
