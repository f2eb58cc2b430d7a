// Which checkpoints may be declared not applicable, and for which vehicles. What does not apply by category, fuel or fitted
// equipment is not asked at all (`appliesWhen`); these are the cases where the checkpoint stands in the list and the law still
// asks nothing of this car. A part that ought to be there and is not is a defect.
import type { NotApplicable } from '../template.ts'
import { type Pair, text } from './write.ts'

type Rule = Pick<NotApplicable, 'when' | 'source'> & { why: Pair }

const unverified = ({ when, why, source }: Rule): NotApplicable => ({ when, why: text(why), source, verified: false })

const LIGHTING = 'The Road Vehicles Lighting Regulations 1989 (UK), schedule 1; Annex I item 4'
const hybridSource =
  'DVSA, MOT inspection manual, section 8.2: engines of hybrids that cannot be made to run are not measured; Annex I item 8.2'

export const notApplicableRules: Readonly<Record<string, readonly NotApplicable[]>> = {
  '4.3.1': [
    unverified({
      when: { registeredBefore: '1936-01-01' },
      why: ['stop lamps not required before 1936', 'feux stop non exigés avant 1936'],
      source: LIGHTING,
    }),
  ],
  '4.4.1': [
    unverified({
      when: { registeredBefore: '1936-01-01' },
      why: ['indicators not required before 1936', 'clignotants non exigés avant 1936'],
      source: LIGHTING,
    }),
  ],
  '4.5.1': [
    unverified({
      when: { registeredBefore: '1980-04-01' },
      why: ['fog lamp not required before April 1980', 'feu de brouillard non exigé avant avril 1980'],
      source: LIGHTING,
    }),
  ],
  '7.1.2': [
    unverified({
      when: { registeredBefore: '1965-01-01' },
      why: ['seat belts not required before 1965', 'ceintures non exigées avant 1965'],
      source: 'The Road Vehicles (Construction and Use) Regulations 1986 (UK), regulation 46; Annex I item 7.1',
    }),
  ],
  '7.11': [
    unverified({
      when: { registeredBefore: '1937-10-01' },
      why: ['speedometer not required before October 1937', 'compteur non exigé avant octobre 1937'],
      source:
        'The Road Vehicles (Construction and Use) Regulations 1986 (UK), regulation 35; Annex I items 7.8 and 7.11',
    }),
  ],
  '8.2.1.1': [
    unverified({
      when: { fuels: ['petrol', 'lpg', 'cng'], registeredBefore: '1993-01-01', without: ['catalyst'] },
      why: ['no emission control before 1993', 'pas de dépollution avant 1993'],
      source: 'Directive 91/441/EEC, article 2: catalysts for all new cars from 1 January 1993; Annex I item 8.2.1.1',
    }),
  ],
  '8.2.1.2': [
    unverified({
      when: { fuels: ['hybrid-petrol'] },
      why: ['engine of the hybrid cannot be made to run', 'moteur de l’hybride non démarrable à l’arrêt'],
      source: hybridSource,
    }),
    unverified({
      when: { fuels: ['petrol', 'lpg', 'cng'], registeredBefore: '1975-08-01', without: ['catalyst'] },
      why: ['no gas limits before August 1975', 'pas de limites de gaz avant août 1975'],
      source: 'DVSA, MOT inspection manual, section 8.2.1: looked at only, before 1 August 1975; Annex I item 8.2.1.2',
    }),
  ],
  '8.2.2.2': [
    unverified({
      when: { fuels: ['hybrid-diesel'] },
      why: ['engine of the hybrid cannot be made to run', 'moteur de l’hybride non démarrable à l’arrêt'],
      source: hybridSource,
    }),
    unverified({
      when: { fuels: ['diesel'], registeredBefore: '1980-01-01' },
      why: ['opacity not measured before 1980', 'opacité non mesurée avant 1980'],
      source: 'Directive 2014/45/EU, Annex I item 8.2.2.2: vehicles registered before 1 January 1980 are exempt',
    }),
  ],
}
