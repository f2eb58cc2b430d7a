import { describe, expect, test } from 'vitest'
import { ruleVersion } from '../inspection/outcome.ts'
import { matches } from './applicability.ts'
import { calibratedMeasurements } from './data/calibrated.ts'
import { limitCitations, notApplicableCitations } from './data/citations.ts'
import { notApplicableRules } from './data/not-applicable.ts'
import { findCheckpoint, findDeficiency } from './find-deficiency.ts'
import { passengerCar } from './passenger-car.ts'
import { positionsOf } from './positions.ts'
import { InspectionTemplate, type LocalText } from './template.ts'

const checkpoints = passengerCar.sections.flatMap((section) => section.checkpoints)
const deficiencies = checkpoints.flatMap((checkpoint) => checkpoint.deficiencies)
const rules = checkpoints.flatMap((checkpoint) => checkpoint.rules.map((rule) => ({ checkpoint, rule })))
const measurements = checkpoints.flatMap((checkpoint) => checkpoint.measurements)

const duplicates = (items: readonly string[]) => items.filter((item, index) => items.indexOf(item) !== index)

/** Words that are spelled alike in both languages. */
const SAME_IN_BOTH = new Set(['Identification'])

describe('the passenger-car template', () => {
  test('is a template', () => {
    expect(InspectionTemplate.parse(passengerCar)).toEqual(passengerCar)
  })

  test('is written for the rule that judges it', () => {
    expect(passengerCar.ruleVersion).toBe(ruleVersion)
  })

  test('holds every section of Annex I from 0 to 8, in order', () => {
    expect(passengerCar.sections.map(({ code }) => code)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
  })

  test('is complete: 45 to 60 checkpoints and at least 220 deficiencies', () => {
    expect(checkpoints.length).toBeGreaterThanOrEqual(45)
    expect(checkpoints.length).toBeLessThanOrEqual(60)
    expect(deficiencies.length).toBeGreaterThanOrEqual(220)
  })

  test('gives every checkpoint, deficiency, rule and measurement a code of its own', () => {
    expect(duplicates(checkpoints.map(({ code }) => code))).toEqual([])
    expect(duplicates(deficiencies.map(({ code }) => code))).toEqual([])
    expect(duplicates(rules.map(({ rule }) => rule.id))).toEqual([])
    expect(duplicates(measurements.map(({ key }) => key))).toEqual([])
  })

  test('names every deficiency by an Annex item, a letter and, where a letter has several severities, its digit', () => {
    const digit = { minor: '1', major: '2', dangerous: '3' }
    const odd = deficiencies.filter(({ code, severity }) => {
      const parts = /^\d(?:\.\d+)+\.[a-z](?:\.(\d))?$/.exec(code)
      return parts === null || (parts[1] !== undefined && parts[1] !== digit[severity])
    })
    expect(odd).toEqual([])
  })

  test('keeps every checkpoint in the section of its code', () => {
    const strays = passengerCar.sections.flatMap((section) =>
      section.checkpoints.filter(({ code }) => !code.startsWith(`${section.code}.`)),
    )
    expect(strays).toEqual([])
  })

  test('offers one to six common deficiencies that belong to the checkpoint', () => {
    const odd = checkpoints.filter(({ common, deficiencies }) => {
      const own = new Set(deficiencies.map(({ code }) => code))
      const sized = common.length >= 1 && common.length <= 6
      return !sized || duplicates(common).length > 0 || common.some((code) => !own.has(code))
    })
    expect(odd.map(({ code }) => code)).toEqual([])
  })

  test('lets every rule read measurements and propose deficiencies of its own checkpoint', () => {
    const odd = rules.filter(({ checkpoint, rule: { quantity, limits } }) => {
      const keys = new Set(checkpoint.measurements.map(({ key }) => key))
      const own = new Set(checkpoint.deficiencies.map(({ code }) => code))
      const reads =
        quantity.of === 'efficiency-percent' ? [quantity.measurement, quantity.mass] : [quantity.measurement]
      return (
        reads.some((key) => key === undefined || !keys.has(key)) || limits.some((limit) => !own.has(limit.deficiency))
      )
    })
    expect(odd.map(({ rule }) => rule.id)).toEqual([])
  })

  test('judges every required measurement but the masses', () => {
    const judged = new Set(rules.map(({ rule }) => rule.quantity.measurement))
    const unjudged = measurements.filter(({ key, required }) => required && !judged.has(key)).map(({ key }) => key)
    expect(unjudged).toEqual(['test-mass', 'maximum-mass'])
  })

  test('names the source and a bound for every limit', () => {
    const limits = rules.flatMap(({ rule }) => rule.limits)
    expect(limits.filter(({ source }) => source === '')).toEqual([])
    expect(limits.filter(({ min, max }) => min === undefined && max === undefined)).toEqual([])
  })

  test('says that a source was read only where it names the place in it', () => {
    const limits = rules.flatMap(({ rule }) => rule.limits)
    const exempt = checkpoints.flatMap(({ notApplicable = [] }) => notApplicable)
    const read = [...limits, ...exempt].filter(({ verified }) => verified)
    expect(read.filter(({ source }) => !/(?:section|paragraph|regulation|item)s? \d/.test(source))).toEqual([])
    const citations = [limitCitations, notApplicableCitations].flatMap(Object.values<Record<number, string>>)
    expect(read.map(({ source }) => source).toSorted()).toEqual(
      citations.flatMap((one) => Object.values(one)).toSorted(),
    )
  })

  test('names words in both languages and a source for whatever may be not applicable, and a condition that narrows it', () => {
    const exempt = checkpoints.flatMap(({ notApplicable = [] }) => notApplicable)
    expect(exempt.length).toBeGreaterThanOrEqual(8)
    expect(exempt.filter(({ source, why }) => source === '' || why.en === why.fr)).toEqual([])
    expect(exempt.filter(({ when }) => Object.keys(when).length === 0)).toEqual([])
    expect(Object.keys(notApplicableRules).filter((code) => !findCheckpoint(passengerCar, code))).toEqual([])
  })

  test('asks for calibrated equipment only where something is measured', () => {
    const known = new Set(measurements.map(({ key }) => key))
    expect([...calibratedMeasurements].filter((key) => !known.has(key))).toEqual([])
    expect(measurements.filter(({ calibrated, required }) => calibrated && !required)).toEqual([])
  })

  test('has a limit of every rule for a vehicle of which only the category is known', () => {
    const unlimited = rules.filter(({ rule }) =>
      passengerCar.categories.some((category) => {
        const traits = { category, fuel: null, firstRegistration: null, equipment: [] }
        return !rule.limits.some(({ when }) => matches(when, traits))
      }),
    )
    expect(unlimited.map(({ rule }) => rule.id)).toEqual([])
  })

  test('has room between plausible bounds and positions for every measurement', () => {
    const odd = measurements.filter(
      (measurement) => measurement.plausible.min >= measurement.plausible.max || positionsOf(measurement).length === 0,
    )
    expect(odd.map(({ key }) => key)).toEqual([])
  })

  test('says everything in English and in French', () => {
    const texts: LocalText[] = [
      passengerCar.title,
      ...passengerCar.sections.map(({ title }) => title),
      ...checkpoints.flatMap(({ title, help }) => [title, help]),
      ...deficiencies.flatMap(({ text, plain }) => [text, plain]),
    ]
    expect(texts.filter(({ en, fr }) => en === fr && !SAME_IN_BOTH.has(en))).toEqual([])
    expect(texts.filter(({ en, fr }) => en.trim() === '' || fr.trim() === '')).toEqual([])
    expect(measurements.filter(({ label }) => label.en === label.fr).map(({ key }) => key)).toEqual([])
  })

  test('lets every deficiency be understood without its checkpoint: no two read the same', () => {
    expect(duplicates(deficiencies.map(({ text }) => text.en))).toEqual([])
    expect(duplicates(deficiencies.map(({ text }) => text.fr))).toEqual([])
  })

  test('tells the owner not to drive, tow or start for every dangerous deficiency', () => {
    const silent = deficiencies
      .filter(({ severity }) => severity === 'dangerous')
      .filter(
        ({ plain }) =>
          !/[Dd]o not (drive|tow|start)/.test(plain.en) || !/[Nn]e (roulez|tractez|démarrez)/.test(plain.fr),
      )
    expect(silent.map(({ code }) => code)).toEqual([])
  })

  test('is found by code', () => {
    expect(findCheckpoint(passengerCar, '1.1.13')?.title.en).toBe('Linings and pads')
    expect(findDeficiency(passengerCar, '4.4.4.a')?.checkpoint.code).toBe('4.4.1')
    expect(findDeficiency(passengerCar, '9.9.9.z')).toBeUndefined()
  })
})
