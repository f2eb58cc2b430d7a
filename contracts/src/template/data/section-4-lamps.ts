// Annex I, 4: lamps, reflectors and electrical equipment.
import type { Section } from '../template.ts'
import { highVoltage, trailerSocket, wiringAndBattery } from './electrical.ts'
import { dippedBeamAim, headlamps } from './lamps-front.ts'
import { fogAndReversingLamps, indicators, plateLamp, positionLamps, stopLamps } from './lamps-signal.ts'
import { text } from './write.ts'

export const lamps: Section = {
  code: '4',
  title: text(['Lamps and electrical equipment', 'Éclairage et équipement électrique']),
  checkpoints: [
    headlamps,
    dippedBeamAim,
    positionLamps,
    stopLamps,
    indicators,
    fogAndReversingLamps,
    plateLamp,
    trailerSocket,
    wiringAndBattery,
    highVoltage,
  ],
}
