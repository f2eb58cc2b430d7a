import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const lineOf = (...cells: (string | number | null)[]) => csvOf([cells]).slice(1)

test('a file begins with the mark of UTF-8, its lines end as RFC 4180 says', () => {
  expect(csvOf([['Plate'], ['é']])).toBe('\u{FEFF}Plate\r\né\r\n')
})

test.each(['=1+1', '+A1', '-A1', '@SUM(A1)', '\t=1', '\r=1'])('%j is not run by a spreadsheet', (text) => {
  expect(lineOf(text)).toMatch(/^"?'/)
})

test('figures stay figures', () => {
  expect(lineOf(-3, '-3.5', 12, null)).toBe('-3,-3.5,12,\r\n')
})

test('whatever is written is read again as it was, but for what would run', () => {
  /** A reader of RFC 4180. */
  const read = (line: string) => {
    const cells = ['']
    let quoted = false
    for (let at = 0; at < line.length - 2; at += 1) {
      const character = line.charAt(at)
      if (character === '"' && quoted && line.charAt(at + 1) === '"') at += 1
      else if (character === '"') {
        quoted = !quoted
        continue
      } else if (character === ',' && !quoted) {
        cells.push('')
        continue
      }
      cells[cells.length - 1] += character
    }
    return cells
  }
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1 }), (cells) => {
      const back = read(lineOf(...cells)).map((text) => text.replace(/^'(?=[=+\-@\t\r])/, ''))
      expect(back).toEqual(cells.map((text) => text.replace(/^'(?=[=+\-@\t\r])/, '')))
    }),
  )
})
