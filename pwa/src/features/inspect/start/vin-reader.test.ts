import { expect, test } from 'vitest'
import { vinInText } from './vin-reader.ts'

test('a VIN is found in a barcode with the import letter or stars around it', () => {
  expect(vinInText('1M8GDM9AXKP042788')).toBe('1M8GDM9AXKP042788')
  expect(vinInText('I1M8GDM9AXKP042788')).toBe('1M8GDM9AXKP042788')
  expect(vinInText('*1M8GDM9AXKP042788*')).toBe('1M8GDM9AXKP042788')
})

test('other barcodes are not taken for a VIN', () => {
  for (const text of ['', '3017620422003', 'HTTPS://EXAMPLE.TEST/12', '1M8GDM9AXKP04278O'])
    expect(vinInText(text)).toBeNull()
})
