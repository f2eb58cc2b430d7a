// Annex I, 8: noise, exhaust gas, leaks.
import type { Section } from '../template.ts'
import { dieselEquipment, dieselOpacity, petrolEmissions, petrolEquipment } from './emissions.ts'
import { checkpoint, dangerous, major, text } from './write.ts'

const noise = checkpoint({
  code: '8.1.1',
  title: ['Noise', 'Bruit'],
  help: [
    'Listen at idle and at raised speed. Look for missing or altered parts of the noise suppression.',
    'Écouter au ralenti et à régime élevé. Chercher les pièces manquantes ou modifiées de l’insonorisation.',
  ],
  evidence: 'none',
  appliesWhen: { fuels: ['petrol', 'diesel', 'lpg', 'cng', 'hybrid-petrol', 'hybrid-diesel'] },
  deficiencies: [
    major(
      '8.1.1.a',
      ['Noise level too high', 'Niveau sonore trop élevé'],
      [
        'The car is too loud. Have the exhaust checked.',
        'La voiture est trop bruyante. Faites contrôler l’échappement.',
      ],
      'decibel, sport exhaust, décibel',
    ),
    major(
      '8.1.1.b.2',
      [
        'Part of the noise suppression loose, damaged, missing or modified',
        'Élément d’insonorisation desserré, abîmé, absent ou modifié',
      ],
      ['A part that keeps the noise down is missing or altered.', 'Une pièce d’insonorisation manque ou est modifiée.'],
      'silencer, straight pipe, silencieux, ligne',
    ),
    dangerous(
      '8.1.1.b.3',
      ['Part of the noise suppression about to fall', 'Élément d’insonorisation près de tomber'],
      ['A part may fall on the road. Do not drive.', 'Une pièce peut tomber. Ne roulez pas.'],
      'under tray, cache sous moteur',
    ),
  ],
  common: ['8.1.1.a', '8.1.1.b.2'],
})

const leaks = checkpoint({
  code: '8.4.1',
  title: ['Fluid leaks', 'Fuites de liquides'],
  help: [
    'Look under engine, gearbox, axle and cooling. Water from the air conditioner does not count.',
    'Regarder sous moteur, boîte, pont et refroidissement. L’eau de la climatisation ne compte pas.',
  ],
  locationAxes: ['longitudinal'],
  deficiencies: [
    major(
      '8.4.1.a.2',
      [
        'Excessive fluid leak harmful to the environment or to others',
        'Fuite excessive de liquide nuisible à l’environnement ou aux autres',
      ],
      [
        'The car loses oil or coolant. Have the leak repaired.',
        'La voiture perd de l’huile ou du liquide. Faites réparer.',
      ],
      'oil, coolant, gearbox, huile, refroidissement, boîte',
    ),
    dangerous(
      '8.4.1.a.3',
      ['Steady dripping of fluid that is a serious danger', 'Gouttes continues de liquide constituant un grave danger'],
      [
        'The leak makes the road slippery or may catch fire. Do not drive.',
        'La fuite rend la route glissante ou peut prendre feu. Ne roulez pas.',
      ],
      'oil, huile',
    ),
  ],
  common: ['8.4.1.a.2', '8.4.1.a.3'],
})

export const nuisance: Section = {
  code: '8',
  title: text(['Nuisance', 'Nuisances']),
  checkpoints: [noise, petrolEquipment, petrolEmissions, dieselEquipment, dieselOpacity, leaks],
}
