import { readReasonList, readStatusList, statusAt, statusCode } from '@sac/contracts/certificate/status-list'
import type { TrustList } from '@sac/contracts/certificate/trust-list'
import { inflate, webCrypto } from '@sac/contracts/certificate/web-crypto'
import type { Break } from '@sac/platform/audit/walk-chain'
import type { Db } from '@sac/platform/db/db'
import { trusted } from '../lists/publish-trust-list.ts'
import { listKeys } from '../store/key-rows.ts'
import { findPublished, listNotValid, listYears } from '../store/list-rows.ts'

/** The first year whose published list none of our keys signed, or that says something else than the rows. */
export async function checkLists(db: Db): Promise<Break | null> {
  const trust = { ver: 0, iat: 0, exp: 0, keys: (await listKeys(db)).map(trusted) }
  for (const one of await listYears(db))
    if (!(await isTrue(db, trust, one)))
      return { table: 'status_years', position: null, id: String(one.year), fault: 'state' }
  return null
}

async function isTrue(db: Db, trust: TrustList, { year, isCurrent }: { year: number; isCurrent: boolean }) {
  const published = await findPublished(db, { year })
  if (!published?.statusJws || !published.publishedAt) return true
  const list = await readStatusList(published.statusJws, { trust, crypto: webCrypto, inflate })
  const reasons = await readReasonList(published.reasonsJws ?? '', { trust, crypto: webCrypto })
  const isOf = { year, iat: Math.floor(published.publishedAt.getTime() / 1000) }
  if (!isSameList(list, isOf) || !isSameList(reasons, isOf)) return false
  return !isCurrent || saysTheSame(db, list)
}

type Signed = { year: number; iat: number }
function isSameList<List extends Signed>(list: List | null, { year, iat }: Signed): list is List {
  return list?.year === year && list.iat === iat
}

type Read = NonNullable<Awaited<ReturnType<typeof readStatusList>>>

async function saysTheSame(db: Db, list: Read): Promise<boolean> {
  const told = new Map((await listNotValid(db, list)).map(({ index, status }) => [index, status]))
  for (const [index, status] of told) if (statusAt(list, index) !== statusCode[status]) return false
  for (let index = 0; index < list.entries.length * 4; index += 1)
    if (statusAt(list, index) !== statusCode.valid && !told.has(index)) return false
  return true
}
