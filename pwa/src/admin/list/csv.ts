// A list as a file for a spreadsheet: RFC 4180, UTF-8 with its mark so that Excel reads accents, and no cell that would be run.

/** A spreadsheet takes these at the beginning of a cell for a formula; tab and carriage return hide one. */
const runs = /^[=+\-@\t\r]/

/** A figure is no formula: `-3` stays what it is. */
const figure = /^-?\d+(?:[.,]\d+)?$/

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const safe = runs.test(text) && !figure.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

type Cell = string | number | null

/** Lines end with CRLF; the first names the columns. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\u{FEFF}${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
