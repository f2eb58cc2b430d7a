import type { Defect } from '@sac/contracts/inspection/fold'
import type { Judgement } from '@sac/contracts/template/evaluate-measurements'
import { expect, test } from 'vitest'
import { locationOf, openSuggestions } from './suggestions.ts'

const beyond = (position: string): Judgement => ({
  rule: 'tread',
  quantity: 'value',
  measurement: 'tread',
  position,
  status: 'judged',
  computed: 1.1,
  min: 1.6,
  max: null,
  violated: [],
  proposed: { deficiency: '5.2.b', severity: 'major' },
})
const defect = (location: Defect['location']) => ({ deficiency: '5.2.b', location }) as Defect

test('a measured place is a place on the car', () => {
  expect(locationOf('a1l')).toEqual({ axle: 1, side: 'left' })
  expect(locationOf('a2r')).toEqual({ axle: 2, side: 'right' })
  expect(locationOf('a2')).toEqual({ axle: 2 })
  expect(locationOf('right')).toEqual({ side: 'right' })
  expect(locationOf('-')).toEqual({})
  expect(locationOf('r1')).toEqual({})
})

test('each place beyond its limit is suggested until a defect is recorded there', () => {
  const judgements = [beyond('a1l'), beyond('a2r')]
  expect(openSuggestions(judgements, []).map(({ location }) => location)).toEqual([
    { axle: 1, side: 'left' },
    { axle: 2, side: 'right' },
  ])
  expect(openSuggestions(judgements, [defect({ axle: 1, side: 'left' })])).toHaveLength(1)
  expect(openSuggestions(judgements, [defect({})]), 'a defect of the whole car').toEqual([])
})
