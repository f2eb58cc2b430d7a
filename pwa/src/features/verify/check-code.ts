// One code, checked with what the device has, then with what the network says. Each better answer is shown as it comes.
import type { TrustList } from '@sac/contracts/certificate/trust-list'
import type { Verification } from '@sac/contracts/certificate/verification'
import { type VerifyInput, verifyCertificate, type YearLists } from '@sac/contracts/certificate/verify-certificate'
import { verifyES256 } from '@sac/contracts/certificate/web-crypto'
import { listsOfYear, type Place, type TrustSource } from './lists.ts'

/** `pending`: the paper is proven, its status list still on the way. */
export type Progress = 'pending' | 'done'

export type Checked = { readonly verification: Verification; readonly trust: TrustList | null }

const noLists = (): YearLists => ({ status: null, reasons: null })

const listsFrom = (place: Place, trust: TrustList) => (year: number) => listsOfYear(year, place, trust)

const progressOf = ({ status }: Verification): Progress => (status?.checkedAt === null ? 'pending' : 'done')

/**
 * Shows the verification on a fragment as often as it gets better, and gives back the last one.
 * @param trustFrom null where the page has no root key or the browser no WebCrypto: then nothing can be proven here
 */
export const checkCode = async (
  fragment: string,
  trustFrom: TrustSource | null,
  show: (verification: Verification, progress: Progress) => void,
): Promise<Checked> => {
  const verdictWith = (trust: TrustList | null, listsOf: VerifyInput['listsOf']) =>
    verifyCertificate({ fragment, trust, listsOf, crypto: { verifyES256 }, now: Math.floor(Date.now() / 1000) })
  const finish = (verification: Verification, trust: TrustList | null): Checked => {
    show(verification, 'done')
    return { verification, trust }
  }

  const unread = await verdictWith(null, noLists)
  if (trustFrom === null || unread.paper === 'not-ours') return finish(unread, null)
  const arriving = trustFrom('network')
  const kept = await trustFrom('device')
  if (kept) {
    const early = await verdictWith(kept, listsFrom('device', kept))
    // A key the device does not know yet may come with the next list, within a second.
    if (early.state !== 'UNKNOWN_KEY') show(early, progressOf(early))
  }
  const trust = await arriving
  if (trust === null) return finish(unread, null)
  if (kept === null) {
    const proven = await verdictWith(trust, noLists)
    show(proven, progressOf(proven))
  }
  return finish(await verdictWith(trust, listsFrom('network', trust)), trust)
}
