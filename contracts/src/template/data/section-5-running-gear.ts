// Annex I, 5: axles, wheels, tyres and suspension.
import type { Section } from '../template.ts'
import { armsAndJoints, dampers, springs } from './suspension.ts'
import { tyres, wheelBearings, wheels } from './wheels.ts'
import { text } from './write.ts'

export const runningGear: Section = {
  code: '5',
  title: text(['Axles, wheels, tyres and suspension', 'Essieux, roues, pneus et suspension']),
  checkpoints: [tyres, wheels, wheelBearings, springs, dampers, armsAndJoints],
}
