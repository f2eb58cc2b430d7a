import { expect, test } from 'vitest'
import { inZone, zonesOf } from './location-zones.ts'

test('axle and side give the four wheels, front left first', () => {
  expect(zonesOf(['axle', 'side']).map(({ location }) => location)).toEqual([
    { axle: 1, side: 'left' },
    { axle: 1, side: 'right' },
    { axle: 2, side: 'left' },
    { axle: 2, side: 'right' },
  ])
})

test('a body zone may be in the centre, a wheel may not', () => {
  expect(zonesOf(['longitudinal', 'side'])).toHaveLength(9)
  expect(zonesOf(['axle', 'side']).some(({ location }) => location.side === 'centre')).toBe(false)
})

test('no zone lies on another', () => {
  for (const axes of [
    ['axle', 'side'],
    ['longitudinal', 'side'],
    ['seat'],
    ['side'],
    ['axle'],
    ['longitudinal'],
  ] as const) {
    const places = zonesOf(axes).map(({ row, column }) => `${row}/${column}`)
    expect(new Set(places).size).toBe(places.length)
    expect(places.length).toBeGreaterThan(1)
  }
})

test('height alone is not shown from above', () => {
  expect(zonesOf(['vertical'])).toEqual([])
})

test('a location is in its zone whatever else it says', () => {
  const [frontLeft, frontRight] = zonesOf(['axle', 'side'])
  expect(inZone({ axle: 1, side: 'left', vertical: 'upper' }, frontLeft!)).toBe(true)
  expect(inZone({ axle: 1, side: 'left' }, frontRight!)).toBe(false)
  expect(inZone({}, frontLeft!)).toBe(false)
})
