// Annex I, 1: braking equipment, in the order of a walk from the seat, round the wheels, to the roller.
import type { Section } from '../template.ts'
import { parkingBrakeControl, servoAndMasterCylinder } from './brakes-controls.ts'
import { discsAndCalipers, liningsAndPads } from './brakes-friction.ts'
import { hoses, rigidPipes } from './brakes-lines.ts'
import { antiLock, parkingBrake, serviceBrake } from './brakes-performance.ts'
import { text } from './write.ts'

export const brakes: Section = {
  code: '1',
  title: text(['Brakes', 'Freinage']),
  checkpoints: [
    servoAndMasterCylinder,
    parkingBrakeControl,
    antiLock,
    rigidPipes,
    hoses,
    liningsAndPads,
    discsAndCalipers,
    serviceBrake,
    parkingBrake,
  ],
}
