// The inspection template for passenger cars and light vans: Annex I of Directive 2014/45/EU, items 0 to 8, as one value.
// A checkpoint is one stop of the hand: it carries the code of its main Annex item and the deficiencies of the items judged
// with it. Published versions never change: a correction is a new version.

import { calibratedMeasurements } from './data/calibrated.ts'
import { cited, limitCitations, notApplicableCitations } from './data/citations.ts'
import { notApplicableRules } from './data/not-applicable.ts'
import { identification } from './data/section-0-identification.ts'
import { brakes } from './data/section-1-brakes.ts'
import { steering } from './data/section-2-steering.ts'
import { visibility } from './data/section-3-visibility.ts'
import { lamps } from './data/section-4-lamps.ts'
import { runningGear } from './data/section-5-running-gear.ts'
import { chassisAndBody } from './data/section-6-chassis.ts'
import { equipment } from './data/section-7-equipment.ts'
import { nuisance } from './data/section-8-nuisance.ts'
import type { Checkpoint, InspectionTemplate, Measurement, Section } from './template.ts'

const sections = [identification, brakes, steering, visibility, lamps, runningGear, chassisAndBody, equipment, nuisance]

/** Version 1 as it was published: it did not yet say what may be not applicable and what needs calibrated equipment. */
export const passengerCar1: InspectionTemplate = {
  id: 'eu-passenger-car',
  version: 1,
  ruleVersion: 'eu-2014-45/1',
  title: { en: 'Passenger car and light van', fr: 'Voiture particulière et utilitaire léger' },
  categories: ['M1', 'N1'],
  kinds: ['periodic', 'retest', 'voluntary'],
  sections,
}

const withCalibration = (measurement: Measurement): Measurement =>
  calibratedMeasurements.has(measurement.key) ? { ...measurement, calibrated: true } : measurement

function withRules(checkpoint: Checkpoint): Checkpoint {
  const notApplicable = notApplicableRules[checkpoint.code]
  const measurements = checkpoint.measurements.map(withCalibration)
  return { ...checkpoint, measurements, ...(notApplicable && { notApplicable: [...notApplicable] }) }
}

const everyCheckpoint = (change: (checkpoint: Checkpoint) => Checkpoint, of: readonly Section[]): Section[] =>
  of.map((section) => ({ ...section, checkpoints: section.checkpoints.map(change) }))

/** Version 2 as it was published: it did not yet say which of its sources had been read. */
export const passengerCar2: InspectionTemplate = {
  ...passengerCar1,
  version: 2,
  sections: everyCheckpoint(withRules, sections),
}

function withCitations({ notApplicable, ...checkpoint }: Checkpoint): Checkpoint {
  const rules = checkpoint.rules.map((rule) => ({ ...rule, limits: cited(rule.limits, limitCitations[rule.id]) }))
  const exempt = notApplicable && { notApplicable: cited(notApplicable, notApplicableCitations[checkpoint.code]) }
  return { ...checkpoint, rules, ...exempt }
}

export const passengerCar: InspectionTemplate = {
  ...passengerCar2,
  version: 3,
  sections: everyCheckpoint(withCitations, passengerCar2.sections),
}
