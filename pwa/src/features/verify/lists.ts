// Trust list and status lists: fetched, verified, kept for offline use, never replaced by older ones.
import type { PublicJwk } from '@sac/contracts/certificate/crypto-port'
import { readReasonList, readStatusList } from '@sac/contracts/certificate/status-list'
import { readTrustList, type TrustList } from '@sac/contracts/certificate/trust-list'
import type { YearLists } from '@sac/contracts/certificate/verify-certificate'
import { inflate, verifyES256 } from '@sac/contracts/certificate/web-crypto'
import { recall, remember } from '#platform/memory.ts'
import { cachedText, cacheText } from '#platform/text-cache.ts'

const crypto = { verifyES256 }
const versionKey = 'sac-trust-version'
const trustUrl = '/.well-known/sac/trust.jws'
const patience = 8_000

/** From the device alone, or from the network with the device as its fallback. */
export type Place = 'device' | 'network'

const onNetwork = async (url: string): Promise<string | null> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience) })
    return response.ok ? await response.text() : null
  } catch {
    return null
  }
}

type Read<List> = (text: string) => Promise<List | null>

const readKept = async <List>(url: string, read: Read<List>): Promise<List | null> => {
  const text = await cachedText(url)
  return text === null ? null : read(text)
}

// Only what was verified is kept, and only when it is not older than what is kept already.
const load = async <List extends { iat: number }>(
  url: string,
  place: Place,
  read: Read<List>,
): Promise<List | null> => {
  const arriving = place === 'network' ? onNetwork(url) : null
  const kept = await readKept(url, read)
  const text = await arriving
  const fresh = text === null ? null : await read(text)
  if (text === null || fresh === null || (kept && fresh.iat < kept.iat)) return kept
  void cacheText(url, text)
  return fresh
}

// A genuine list of another year would take the place of the kept one, and with it every revocation of its year.
const ofYear = async <List extends { year: number }>(
  year: number,
  read: Promise<List | null>,
): Promise<List | null> => {
  const list = await read
  return list?.year === year ? list : null
}

/** The lists of a year. */
export const listsOfYear = async (year: number, place: Place, trust: TrustList): Promise<YearLists> => {
  const url = `/status/${year}`
  const [status, reasons] = await Promise.all([
    load(url, place, (text) => ofYear(year, readStatusList(text, { trust, crypto, inflate }))),
    load(`${url}/reasons`, place, (text) => ofYear(year, readReasonList(text, { trust, crypto }))),
  ])
  return { status, reasons }
}

/** Gives the trust list below a root key. @param onRollback told when an older list than ever seen was offered */
export const createTrustSource = (root: PublicJwk, onRollback: () => void) => {
  const read = async (text: string): Promise<TrustList | null> => {
    const highestVersion = Number(recall(versionKey))
    const answer = await readTrustList(text, { root, highestVersion, crypto })
    if (answer.outcome === 'rolled-back') onRollback()
    return answer.outcome === 'accepted' ? answer.list : null
  }
  return async (place: Place): Promise<TrustList | null> => {
    const list = await load(trustUrl, place, read)
    // After the list itself is kept: the other way round, a page closed in between would refuse its own list offline.
    if (list) remember(versionKey, String(Math.max(list.ver, Number(recall(versionKey)))))
    return list
  }
}

export type TrustSource = ReturnType<typeof createTrustSource>
