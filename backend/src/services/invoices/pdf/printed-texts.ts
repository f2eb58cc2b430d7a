// What people wrote, as a page can show it. Money is in: no name keeps an invoice from being printed. A character no font has stands as
// a sign for one; the electronic invoice inside has it as it was written.
import { unprintableCharacters, withoutControls } from '@sac/contracts/text/printable'
import type { InvoiceDocument } from '../domain/invoice-document.ts'

const stand = '\uFFFD'
const longest = 500

function printedText(text: string): string {
  const unprintable = new Set(unprintableCharacters(text))
  const shown = Array.from(withoutControls(text), (character) => (unprintable.has(character) ? stand : character))
  return shown.length > longest ? `${shown.slice(0, longest).join('')}\u2026` : shown.join('')
}

/** The document with every text of it as it is printed. */
export const printedTexts = (document: InvoiceDocument): InvoiceDocument => printedValue(document)

function printedValue<Value>(value: Value): Value {
  if (typeof value === 'string') return printedText(value) as Value
  if (Array.isArray(value)) return value.map(printedValue) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, printedValue(member)])) as Value
}
