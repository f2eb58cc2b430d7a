import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateMeasurements, type Judgement, proposalsOf } from './evaluate-measurements.ts'
import { findCheckpoint } from './find-deficiency.ts'
import { passengerCar } from './passenger-car.ts'
import { quantitiesOf, type Reading } from './quantities.ts'
import type { Measurement, VehicleTraits } from './template.ts'

const checkpoint = (code: string) => findCheckpoint(passengerCar, code)!

const car = (traits: Partial<VehicleTraits> = {}): VehicleTraits => ({
  category: 'M1',
  fuel: 'petrol',
  firstRegistration: '2015-03-01',
  equipment: [],
  ...traits,
})

/** `'a1l'` and so on to the value, for one measurement. */
const readings = (measurement: string, values: Record<string, number>): Reading[] =>
  Object.entries(values).map(([position, value]) => ({ measurement, position, value }))

const brakes = (a1l: number, a1r: number, a2l: number, a2r: number) => [
  ...readings('brake-force', { a1l, a1r, a2l, a2r }),
  ...readings('test-mass', { '-': 1000 }),
]

const proposed = (code: string, traits: VehicleTraits, given: readonly Reading[]) =>
  proposalsOf(evaluateMeasurements(checkpoint(code), traits, given)).map(({ deficiency }) => deficiency)

const ruleAt = (judgements: readonly Judgement[], rule: string, position: string) =>
  judgements.find((judgement) => judgement.rule === rule && judgement.position === position)!

describe('brake imbalance', () => {
  test.each<[string, [number, number, number, number], string[]]>([
    ['exactly 30 % passes', [2, 1.4, 2, 2], []],
    ['31 % is major', [2, 1.38, 2, 2], ['1.2.1.b.2']],
    ['exactly 50 % on the steered axle is still major', [2, 1, 3, 3], ['1.2.1.b.2']],
    ['51 % on the steered axle is dangerous', [2, 0.98, 3, 3], ['1.2.1.b.3']],
    ['51 % on the other axle stays major', [3, 3, 2, 0.98], ['1.2.1.b.2']],
    ['very small efforts are not compared', [4, 4, 0.39, 0.1], []],
    ['efforts from 0.4 kN on are compared', [4, 4, 0.4, 0.1], ['1.2.1.b.2']],
  ])('%s', (_, forces, expected) => {
    expect(proposed('1.2.1', car(), brakes(...forces))).toEqual(expected)
  })

  test('names the axle it was found on and the bound that was missed', () => {
    const judgement = ruleAt(
      evaluateMeasurements(checkpoint('1.2.1'), car(), brakes(3, 3, 1.4, 0.9)),
      'service-imbalance',
      'a2',
    )
    expect(judgement).toMatchObject({ status: 'judged', computed: 35.714286, max: 30, min: null })
  })

  test('a wheel without any effort is dangerous', () => {
    expect(proposed('1.2.1', car(), brakes(4, 4, 0.5, 0))).toEqual(['1.2.1.a.3', '1.2.1.b.2'])
  })
})

/** Four equal forces giving this efficiency on 1000 kg. */
const efficiency = (percent: number) => {
  const force = ((percent / 100) * 9.81) / 4
  return brakes(force, force, force, force)
}

describe('service brake efficiency', () => {
  test.each<[string, Partial<VehicleTraits>, number, string[]]>([
    ['M1 passes at 58 %', {}, 58, []],
    ['M1 below 58 % is major', {}, 57.9, ['1.2.2.a.2']],
    ['M1 at half of 58 % is major', {}, 29, ['1.2.2.a.2']],
    ['M1 below half of 58 % is dangerous', {}, 28.9, ['1.2.2.a.3']],
    ['M1 of 2011 passes at 50 %', { firstRegistration: '2011-12-31' }, 50, []],
    ['M1 of 2011 fails below 50 %', { firstRegistration: '2011-12-31' }, 49.9, ['1.2.2.a.2']],
    ['M1 of 1 January 2012 needs 58 %', { firstRegistration: '2012-01-01' }, 57, ['1.2.2.a.2']],
    ['N1 passes at 50 %', { category: 'N1' }, 50, []],
    ['N1 of 2011 passes at 45 %', { category: 'N1', firstRegistration: '2011-12-31' }, 45, []],
    ['N1 of 2011 below 22.5 % is dangerous', { category: 'N1', firstRegistration: '2011-12-31' }, 22.4, ['1.2.2.a.3']],
    ['a car of unknown age meets the stricter limit', { firstRegistration: null }, 57, ['1.2.2.a.2']],
  ])('%s', (_, traits, percent, expected) => {
    expect(proposed('1.2.1', car(traits), efficiency(percent))).toEqual(expected)
  })

  test('waits for every force and the mass, and says which', () => {
    const judgements = evaluateMeasurements(
      checkpoint('1.2.1'),
      car(),
      readings('brake-force', { a1l: 2, a1r: 2, a2l: 1 }),
    )
    expect(ruleAt(judgements, 'service-efficiency', '-')).toMatchObject({
      status: 'waiting',
      missing: ['brake-force/a2r', 'test-mass/-'],
    })
    expect(ruleAt(judgements, 'service-imbalance', 'a1')).toMatchObject({ status: 'judged', computed: 0 })
  })
})

const parking = (left: number, right: number, mass: number) => [
  ...readings('parking-force', { left, right }),
  ...readings('maximum-mass', { '-': mass }),
]

/** The force of one side where both together give this efficiency on 2000 kg. */
const force = (percent: number) => ((percent / 100) * 2000 * 9.81) / 1000 / 2

describe('the parking brake', () => {
  test.each<[string, number, number, string[]]>([
    ['passes at 16 % of the maximum mass', force(16), force(16), []],
    ['is major below 16 %', force(15.9), force(15.9), ['1.4.2.a.2']],
    ['is dangerous below 8 %', force(7.9), force(7.9), ['1.4.2.a.3']],
    ['is major where one side does nothing', force(40), 0, ['1.4.1.a.2']],
  ])('%s', (_, left, right, expected) => {
    expect(proposed('1.4.2', car(), parking(left, right, 2000))).toEqual(expected)
  })
})

describe('single values', () => {
  const tread = (least: number) => readings('tread-depth', { a1l: 5, a1r: 5, a2l: 5, a2r: least })
  const aim = (left: number) => readings('dipped-beam-aim', { left, right: -1 })

  test.each<[string, string, Reading[], string[]]>([
    ['1.6 mm of tread passes', '5.2.3', tread(1.6), []],
    ['1.5 mm of tread is major', '5.2.3', tread(1.5), ['5.2.3.e.2']],
    ['1.2 mm of tread is dangerous', '5.2.3', tread(1.2), ['5.2.3.e.3']],
    ['a beam at -2.5 % passes', '4.1.2', aim(-2.5), []],
    ['a beam at -2.6 % is major', '4.1.2', aim(-2.6), ['4.1.2.a']],
    ['a beam at -0.4 % is major', '4.1.2', aim(-0.4), ['4.1.2.a']],
    ['61 flashes pass', '4.4.1', readings('flash-rate', { '-': 61 }), []],
    ['59 flashes are minor', '4.4.1', readings('flash-rate', { '-': 59 }), ['4.4.4.a']],
    ['121 flashes are minor', '4.4.1', readings('flash-rate', { '-': 121 }), ['4.4.4.a']],
    ['a fifth of play passes', '2.3', readings('steering-play', { '-': 20 }), []],
    ['more play is major', '2.3', readings('steering-play', { '-': 21 }), ['2.3.a.2']],
    ['side slip counts in both directions', '2.3', readings('side-slip', { a1: -8.1, a2: 0 }), ['2.4.a.1']],
    ['dampers may differ by 30 %', '5.3.2', readings('damper-grip', { a1l: 60, a1r: 42, a2l: 60, a2r: 60 }), []],
    [
      'dampers differing by more are minor',
      '5.3.2',
      readings('damper-grip', { a1l: 60, a1r: 41, a2l: 60, a2r: 60 }),
      ['5.3.2.1.a.1'],
    ],
    ['1.4 mm of pad is major', '1.1.13', readings('pad-thickness', { a1l: 1.4 }), ['1.1.13.a.2']],
  ])('%s', (_, code, given, expected) => {
    expect(proposed(code, car(), given)).toEqual(expected)
  })

  test('a proposal names every position it was found at', () => {
    const given = readings('tread-depth', { a1l: 1.5, a1r: 5, a2l: 1.4, a2r: 5 })
    const proposals = proposalsOf(evaluateMeasurements(checkpoint('5.2.3'), car(), given))
    expect(proposals).toEqual([{ deficiency: '5.2.3.e.2', severity: 'major', positions: ['a1l', 'a2l'] }])
  })
})

const gas = (idle: number, high: number, lambda = 1) => [
  ...readings('co-idle', { '-': idle }),
  ...readings('co-high-idle', { '-': high }),
  ...readings('lambda', { '-': lambda }),
]

describe('petrol emissions by first registration', () => {
  const from2002 = { firstRegistration: '2002-07-01' }
  const catalyst1995: Partial<VehicleTraits> = { firstRegistration: '1995-06-01', equipment: ['catalyst'] }

  test.each<[string, Partial<VehicleTraits>, Reading[], string[]]>([
    ['from July 2002 0.3 % at idle passes', from2002, gas(0.3, 0.2), []],
    ['from July 2002 0.31 % at idle is major', from2002, gas(0.31, 0.2), ['8.2.1.2.b']],
    ['from July 2002 0.21 % at raised idle is major', from2002, gas(0.3, 0.21), ['8.2.1.2.b']],
    [
      'before July 2002 a catalyst car passes at 0.5 %',
      { ...catalyst1995, firstRegistration: '2002-06-30' },
      gas(0.5, 0.3),
      [],
    ],
    ['an older catalyst car fails above 0.5 %', catalyst1995, gas(0.51, 0.3), ['8.2.1.2.b']],
    ['from October 1986 without catalyst 3.5 % passes', { firstRegistration: '1986-10-01' }, gas(3.5, 9, 1.5), []],
    [
      'from October 1986 without catalyst 3.6 % is major',
      { firstRegistration: '1986-10-01' },
      gas(3.6, 0),
      ['8.2.1.2.b'],
    ],
    ['before October 1986 4.5 % passes', { firstRegistration: '1986-09-30' }, gas(4.5, 0), []],
    ['before October 1986 4.6 % is major', { firstRegistration: '1986-09-30' }, gas(4.6, 0), ['8.2.1.2.b']],
    ['lambda 0.97 and 1.03 pass', from2002, gas(0.1, 0.1, 1.03), []],
    ['lambda 1.031 is major', from2002, gas(0.1, 0.1, 1.031), ['8.2.1.2.c']],
    ['lambda 0.969 is major', from2002, gas(0.1, 0.1, 0.969), ['8.2.1.2.c']],
    ['an unknown date meets the strictest limit', { firstRegistration: null }, gas(0.4, 0), ['8.2.1.2.b']],
  ])('%s', (_, traits, given, expected) => {
    expect(proposed('8.2.1.2', car(traits), given)).toEqual(expected)
  })
})

describe('diesel opacity, mean of three runs', () => {
  const runs = (r1: number, r2: number, r3: number) => readings('opacity', { r1, r2, r3 })

  test.each<[string, Partial<VehicleTraits>, Reading[], string[]]>([
    ['from September 2015 0.7 passes', { firstRegistration: '2015-09-01' }, runs(0.6, 0.7, 0.8), []],
    ['from September 2015 0.71 is major', { firstRegistration: '2015-09-01' }, runs(0.7, 0.7, 0.73), ['8.2.2.2.b']],
    ['before September 2015 1.5 passes', { firstRegistration: '2015-08-31' }, runs(1.4, 1.5, 1.6), []],
    ['from July 2008 1.6 is major', { firstRegistration: '2008-07-01' }, runs(1.6, 1.6, 1.6), ['8.2.2.2.b']],
    ['before July 2008 2.5 passes', { firstRegistration: '2008-06-30' }, runs(2.5, 2.5, 2.5), []],
    [
      'before July 2008 2.6 without turbo is major',
      { firstRegistration: '2008-06-30' },
      runs(2.6, 2.6, 2.6),
      ['8.2.2.2.b'],
    ],
    [
      'before July 2008 3.0 with turbo passes',
      { firstRegistration: '2008-06-30', equipment: ['turbo'] },
      runs(3, 3, 3),
      [],
    ],
    ['one high run does not decide', { firstRegistration: '2008-07-01' }, runs(2.5, 0.5, 0.5), []],
    ['two runs are not enough', { firstRegistration: '2015-09-01' }, readings('opacity', { r1: 3, r2: 3 }), []],
    ['before 1980 nothing is judged', { firstRegistration: '1979-01-01' }, runs(9, 9, 9), []],
  ])('%s', (_, traits, given, expected) => {
    expect(proposed('8.2.2.2', car({ fuel: 'diesel', ...traits }), given)).toEqual(expected)
  })
})

describe('evaluation', () => {
  const anyReading = fc.record({
    measurement: fc.constantFrom('brake-force', 'test-mass'),
    position: fc.constantFrom('a1l', 'a1r', 'a2l', 'a2r', '-'),
    value: fc.double({ min: 0, max: 3000, noNaN: true }),
  })

  test('does not depend on the order or repetition of readings', () => {
    const shuffled = fc
      .array(anyReading, { maxLength: 20 })
      .chain((given) =>
        fc.tuple(fc.constant(given), fc.shuffledSubarray([...given, ...given], { minLength: 2 * given.length })),
      )
    fc.assert(
      fc.property(shuffled, ([given, again]) => {
        const once = evaluateMeasurements(checkpoint('1.2.1'), car(), given)
        expect(evaluateMeasurements(checkpoint('1.2.1'), car(), again)).toEqual(once)
        expect(proposalsOf(evaluateMeasurements(checkpoint('1.2.1'), car(), again))).toEqual(proposalsOf(once))
      }),
    )
  })

  test('proposes the worst of what is violated, worst first', () => {
    const proposals = proposalsOf(evaluateMeasurements(checkpoint('1.2.1'), car(), brakes(0.5, 0.1, 0.5, 0.3)))
    const ranks = proposals.map(({ severity }) => ['dangerous', 'major', 'minor'].indexOf(severity))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(proposals[0]?.severity).toBe('dangerous')
  })

  test('a rule without a limit for this vehicle judges nothing', () => {
    const pads = checkpoint('1.1.13')
    const never = pads.rules.map((rule) => ({
      ...rule,
      limits: rule.limits.map((limit) => ({ ...limit, when: { categories: ['O1'] } })),
    }))
    const [judgement] = evaluateMeasurements({ ...pads, rules: never }, car(), readings('pad-thickness', { a1l: 0 }))
    expect(judgement).toMatchObject({ status: 'unlimited', computed: 0, position: 'a1l' })
  })

  test('a spread is the difference between all readings, relative to the largest', () => {
    const opacity: Measurement = checkpoint('8.2.2.2').measurements[0]!
    const figures = quantitiesOf(
      { of: 'spread-percent', measurement: 'opacity' },
      opacity,
      readings('opacity', { r1: 1, r2: 2, r3: 1.5 }),
    )
    expect(figures).toEqual([{ position: '-', status: 'computed', computed: 50 }])
  })
})
