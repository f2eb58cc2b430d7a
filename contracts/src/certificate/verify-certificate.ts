import { examinePaper, type PaperInput } from './examine-paper.ts'
import { judgeStanding, type StandingInput } from './judge-standing.ts'
import type { ReasonList, StatusList } from './status-list.ts'
import { statusYear } from './status-list.ts'
import type { Verification } from './verification.ts'

/** The lists of one year; each null when never fetched. */
export type YearLists = { readonly status: StatusList | null; readonly reasons: ReasonList | null }

export type VerifyInput = PaperInput &
  Pick<StandingInput, 'now'> & {
    readonly listsOf: (year: number) => Promise<YearLists> | YearLists
  }

/**
 * Both questions at once, in the order: not ours, key unknown, altered, key compromised or not issued, revoked, suspended,
 * superseded, expired, stale, valid. Pure: lists, clock (Unix seconds) and cryptography come in.
 */
export const verifyCertificate = async ({ listsOf, now, ...input }: VerifyInput): Promise<Verification> => {
  // An expired trust list vouches for nobody: what it does not know may have been stolen since.
  const trust = input.trust && now <= input.trust.exp ? input.trust : null
  const paper = await examinePaper({ ...input, trust })
  if ('refused' in paper) return paper.refused
  const lists = await listsOf(statusYear(paper.claims.iat))
  return judgeStanding({ claims: paper.claims, now, ...lists })
}
