// The inspection template for passenger cars and light vans: Annex I of Directive 2014/45/EU, items 0 to 8, as one value.
// A checkpoint is one stop of the hand: it carries the code of its main Annex item and the deficiencies of the items judged
// with it. Published versions never change: a correction is a new version.

import { identification } from './data/section-0-identification.ts'
import { brakes } from './data/section-1-brakes.ts'
import { steering } from './data/section-2-steering.ts'
import { visibility } from './data/section-3-visibility.ts'
import { lamps } from './data/section-4-lamps.ts'
import { runningGear } from './data/section-5-running-gear.ts'
import { chassisAndBody } from './data/section-6-chassis.ts'
import { equipment } from './data/section-7-equipment.ts'
import { nuisance } from './data/section-8-nuisance.ts'
import type { InspectionTemplate } from './template.ts'

export const passengerCar: InspectionTemplate = {
  id: 'eu-passenger-car',
  version: 1,
  ruleVersion: 'eu-2014-45/1',
  title: { en: 'Passenger car and light van', fr: 'Voiture particulière et utilitaire léger' },
  categories: ['M1', 'N1'],
  kinds: ['periodic', 'retest', 'voluntary'],
  sections: [identification, brakes, steering, visibility, lamps, runningGear, chassisAndBody, equipment, nuisance],
}
