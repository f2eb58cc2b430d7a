import { type ComponentRecord, listComponentRecords } from './record-component.ts'

/** Real programs and servers without which the tests prove less than they claim. */
export const neededComponents = [
  'PostgreSQL',
  'Apache Kafka',
  'Chromium',
  'pdfsig (Poppler)',
  'pdftoppm (Poppler)',
  'pdfdetach (Poppler)',
  'zbarimg',
  'OpenSSL (cms -verify -cades)',
  'qpdf --check',
  'veraPDF',
  'pyHanko',
  'pycose',
]

/** What a machine may lack: Debian 12 has no Go that could build it. */
const optionalComponents = new Set(['stripe-mock'])

/** `missing`: how many that no run may do without. */
export type ComponentReport = { lines: string[]; missing: number }

/** What the last test run really exercised and what it could not have, as lines to print. */
export async function reportComponents(): Promise<ComponentReport> {
  return describeComponents(await listComponentRecords())
}

/** A component that was used counts as there, even when another place looked for it in vain. */
export function describeComponents(records: readonly ComponentRecord[]): ComponentReport {
  const used = records.flatMap((record) => ('exercised' in record ? [record] : []))
  const names = new Set(used.map(({ name }) => name))
  const reasons = new Map(records.flatMap((record) => ('missing' in record ? [[record.name, record.missing]] : [])))
  const wanted = [...new Set([...neededComponents, ...reasons.keys()])]
  const missing = wanted.filter((name) => !names.has(name))
  return {
    lines: [
      'Real components exercised:',
      ...used.toSorted((a, b) => a.name.localeCompare(b.name)).map(({ name, exercised }) => `  ${name}: ${exercised}`),
      ...(missing.length === 0 ? [] : ['Not exercised:']),
      ...missing.map((name) => `  ${name}: ${reasons.get(name) ?? 'no test of this run used it'}`),
    ],
    missing: missing.filter((name) => !optionalComponents.has(name)).length,
  }
}
