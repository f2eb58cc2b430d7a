// Under which names the records outside the database lie. They sort as they were issued, so that what a database does not know
// is whatever comes behind the last it knows.
import type { CertificateRow } from '../store/certificate-rows.ts'

const padded = (number: number, digits: number) => String(number).padStart(digits, '0')

/** The folder of a year's papers. */
export const papersOf = (year: number): string => `papers/${year}`

function paperAt(year: number, index: number): string {
  const digits = padded(index, 9)
  return `${papersOf(year)}/${digits.slice(0, 3)}/${digits.slice(3, 6)}/${digits}`
}

/** Everything sealed under an index, and behind it, comes after this. */
export const beforePaper = (year: number, index: number): string => (index === 0 ? '' : `${paperAt(year, index - 1)}-9`)

type Place = Pick<CertificateRow, 'certificateId' | 'statusYear' | 'statusIndex'>

/** `attempt` counts from 1: a paper is sealed under another name only if the key of the one before was compromised. */
export function witnessName({ certificateId, statusYear, statusIndex }: Place, attempt: number): string {
  const first =
    statusYear === null || statusIndex === null ? refusalOf(certificateId) : paperAt(statusYear, statusIndex)
  return attempt === 1 ? first : `${first}-${attempt}`
}

/** What a status list covers; a name beyond is nobody's. */
const maxPapers = 4_000_000

/** Year and index of a paper's name; null for any other name. */
export function placeOf(name: string): { year: number; index: number } | null {
  const [, year, index] = /^papers\/(\d{4})\/\d{3}\/\d{3}\/(\d{9})(?:-[2-9])?$/.exec(name) ?? []
  return Number(index) < maxPapers ? { year: Number(year), index: Number(index) } : null
}

export const refusals = 'refusals'
// An id begins with its time: about three days to a folder.
const refusalOf = (certificateId: string) => `${refusals}/${certificateId.slice(0, 5)}/${certificateId}`

const day = 86_400_000

/** Refusals have no counter: what was refused since, with a day to spare for clocks, comes after this. */
export function beforeRefusal(newestId: string | null): string {
  if (newestId === null) return ''
  const ms = Math.max(0, Number.parseInt(newestId.replace('-', '').slice(0, 12), 16) - day)
  const hex = ms.toString(16).padStart(12, '0')
  return refusalOf(`${hex.slice(0, 8)}-${hex.slice(8)}`)
}

/** The folder of a year's statuses. */
export const statusesOf = (year: number): string => `statuses/${year}`
export const statusesName = (year: number, seq: number): string => `${statusesOf(year)}/${padded(seq, 12)}`

export const trustLists = 'trust'
export const trustName = (ver: number): string => `${trustLists}/${padded(ver, 9)}`

/** The number a name of statuses or of a trust list ends in. */
export const lastNumberOf = (name: string): number => Number(name.slice(name.lastIndexOf('/') + 1))
