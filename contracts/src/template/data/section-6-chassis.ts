// Annex I, 6: chassis and what is attached to it.
import type { Section } from '../template.ts'
import { bodywork, doors, seats, towBar } from './body.ts'
import { chassis, exhaust, fuelSystem, gasSystem, powerTrain, spareWheelCarrier } from './chassis-below.ts'
import { text } from './write.ts'

export const chassisAndBody: Section = {
  code: '6',
  title: text(['Chassis and body', 'Châssis et carrosserie']),
  checkpoints: [chassis, exhaust, fuelSystem, gasSystem, powerTrain, spareWheelCarrier, towBar, bodywork, doors, seats],
}
