import { formatNumber } from '@sac/contracts/certificate/number'
import { expect, test } from 'vitest'
import { shownCode, shownNumber } from './shown-paper.ts'

const number = formatNumber({ station: 'L1', year: 2026, sequence: 481 })

test('a number is taken as it was typed, and refused where a character is wrong', () => {
  expect(shownNumber(` ${number.toLowerCase().replaceAll('-', ' ')} `)).toEqual({
    number: number.toLowerCase().replaceAll('-', ' '),
  })
  expect(shownNumber(number.replace('481', '482'))).toBeNull()
  expect(shownNumber('')).toBeNull()
})

test('of a scanned address the digits behind its sign count, of another code nothing', () => {
  const digits = '1234567890'.repeat(30)
  expect(shownCode(`HTTPS://EXAMPLE.TEST/C#${digits}\n`)).toEqual({ digits })
  for (const other of ['https://example.test/menu', 'WIFI:S:guest;;', `https://example.test/#12`, 'VF1AB000123456789'])
    expect(shownCode(other)).toBeNull()
})
