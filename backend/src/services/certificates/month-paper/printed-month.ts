import type { MonthReport } from '@sac/contracts/http/month-reports'
import type { Language } from '@sac/contracts/template/template'

/** Everything the paper of a month is made of; the same value gives the same bytes before the signature. */
export type PrintedMonth = Pick<MonthReport, 'centreId' | 'month' | 'version' | 'changed' | 'sha256' | 'madeBy'> & {
  language: Language
  /** As its papers call it. */
  centre: { name: string; station: string; place: string }
  /** The file of this version, from which every figure is read; attached as it is. */
  csv: string
  /** ISO 8601: when the version was made. */
  issuedAt: string
  sealedBy: string
}
