// Annex I, 1.2, 1.4 and 1.6: what the brakes do on the roller, and the systems that watch them.
import type { Limit } from '../template.ts'
import { checkpoint, dangerous, major, measurement, rule, unverified } from './write.ts'

// The figures were seen in the proposal, the date of the older ones nowhere; neither in the consolidated text.
const COM_2012 = 'Annex to the proposal COM(2012) 380, item 1.2.2'
const CUT_OFF = `${COM_2012}; cut-off 1 January 2012 from field knowledge`
const BEFORE_2012 = '2012-01-01'

/** Least efficiency in per cent and, for dangerous, half of it. The older limits come first: the first that matches decides. */
const efficiencyLimits = (deficiency: string, share: number): Limit[] => [
  ...unverified(
    CUT_OFF,
    { when: { categories: ['M1'], registeredBefore: BEFORE_2012 }, min: 50 * share, deficiency },
    { when: { categories: ['N1'], registeredBefore: BEFORE_2012 }, min: 45 * share, deficiency },
  ),
  ...unverified(
    COM_2012,
    { when: { categories: ['M1'] }, min: 58 * share, deficiency },
    { when: { categories: ['N1'] }, min: 50 * share, deficiency },
  ),
]

export const serviceBrake = checkpoint({
  code: '1.2.1',
  title: ['Service brake performance', 'Performance du frein de service'],
  help: [
    'Run each axle on the roller and brake slowly until a wheel slips. Watch both sides rise together. Efficiency = all forces over the weight of the vehicle as tested.',
    'Passer chaque essieu au banc, freiner lentement jusqu’au blocage. Les deux côtés doivent monter ensemble. Efficacité = somme des efforts sur le poids à l’essai.',
  ],
  method: 'measured',
  evidence: 'none',
  locationAxes: ['axle', 'side'],
  measurements: [
    measurement({
      key: 'brake-force',
      name: ['Service brake force', 'Effort de freinage'],
      unit: 'kN',
      decimals: 2,
      per: 'wheel',
      plausible: { min: 0, max: 15 },
    }),
    measurement({
      key: 'test-mass',
      name: ['Mass as tested', 'Masse à l’essai'],
      unit: 'kg',
      decimals: 0,
      per: 'vehicle',
      plausible: { min: 300, max: 4500 },
    }),
  ],
  rules: [
    rule(
      'wheel-effort',
      { of: 'value', measurement: 'brake-force' },
      unverified('Item 1.2.1 (a); 0.05 kN taken as no effort', { min: 0.05, deficiency: '1.2.1.a.3' }),
    ),
    rule(
      'service-imbalance',
      // Light axles give figures too small to compare: about 40 kg of effort, as in UK practice.
      { of: 'imbalance-percent', measurement: 'brake-force', ignoreBelow: 0.4 },
      unverified(
        'Item 1.2.1 (b): weaker wheel under 70 %, on a steered axle under 50 % of the stronger',
        { max: 30, deficiency: '1.2.1.b.2' },
        { when: { axles: [1] }, max: 50, deficiency: '1.2.1.b.3' },
      ),
    ),
    rule('service-efficiency', { of: 'efficiency-percent', measurement: 'brake-force', mass: 'test-mass' }, [
      ...efficiencyLimits('1.2.2.a.2', 1),
      ...efficiencyLimits('1.2.2.a.3', 0.5),
    ]),
  ],
  deficiencies: [
    major(
      '1.2.1.a.2',
      ['Too little braking effort at one or more wheels', 'Effort de freinage insuffisant sur une ou plusieurs roues'],
      ['A wheel brakes too weakly. Have that brake repaired.', 'Une roue freine trop peu. Faites réparer ce frein.'],
      'weak brake, faible',
    ),
    dangerous(
      '1.2.1.a.3',
      ['No braking effort at one or more wheels', 'Aucun effort de freinage sur une ou plusieurs roues'],
      ['A wheel does not brake at all. Do not drive.', 'Une roue ne freine pas du tout. Ne roulez pas.'],
      'no brake, zero, nul',
    ),
    major(
      '1.2.1.b.2',
      ['Brake imbalance left/right beyond 30 %', 'Déséquilibre de freinage gauche/droite supérieur à 30 %'],
      [
        'The left and right brakes differ too much. The car may pull to one side.',
        'Les freins gauche et droit diffèrent trop. La voiture peut tirer d’un côté.',
      ],
      'uneven, pulls, difference, dissymétrie, tire, écart',
    ),
    dangerous(
      '1.2.1.b.3',
      [
        'Brake imbalance beyond 50 % on a steered axle',
        'Déséquilibre de freinage supérieur à 50 % sur un essieu directeur',
      ],
      ['Braking will throw the car to one side. Do not drive.', 'Au freinage la voiture part de côté. Ne roulez pas.'],
      'uneven, pulls, difference, dissymétrie, tire, écart',
    ),
    major(
      '1.2.1.c',
      ['Braking effort does not rise gradually (grabbing)', 'Effort de freinage non progressif (à-coups)'],
      ['A brake grabs instead of rising smoothly.', 'Un frein accroche au lieu de monter progressivement.'],
      'grab, snatch, broute, accroche',
    ),
    major(
      '1.2.1.d',
      ['Brake of a wheel reacts late', 'Frein d’une roue qui répond en retard'],
      ['A brake comes on too late.', 'Un frein agit trop tard.'],
      'lag, delay, retard',
    ),
    major(
      '1.2.1.e',
      ['Braking effort varies strongly as the wheel turns', 'Effort de freinage très variable pendant la rotation'],
      [
        'The brake pulses: a disc or drum is out of true.',
        'Le frein vibre : un disque est voilé ou un tambour ovalisé.',
      ],
      'fluctuation, judder, warped, ovality, vibre, ovalisation, voilé',
    ),
    major(
      '1.2.2.a.2',
      ['Service brake efficiency below the minimum', 'Efficacité du frein de service inférieure au minimum'],
      [
        'The brakes as a whole are too weak. Have them repaired before the retest.',
        'Le freinage est globalement trop faible. À réparer avant la contre-visite.',
      ],
      'weak brakes, performance, faible',
    ),
    dangerous(
      '1.2.2.a.3',
      [
        'Service brake efficiency below half of the minimum',
        'Efficacité du frein de service inférieure à la moitié du minimum',
      ],
      ['The brakes hardly work. Do not drive.', 'Les freins n’agissent presque plus. Ne roulez pas.'],
      'weak brakes, performance, faible',
    ),
  ],
  common: ['1.2.1.b.2', '1.2.2.a.2', '1.2.1.a.2', '1.2.1.e', '1.2.1.b.3', '1.2.1.c'],
})

export const parkingBrake = checkpoint({
  code: '1.4.2',
  title: ['Parking brake performance', 'Performance du frein de stationnement'],
  help: [
    'Apply the parking brake on the roller, the axle it acts on. Efficiency is counted against the maximum mass in the documents.',
    'Serrer le frein de stationnement au banc, sur l’essieu où il agit. L’efficacité se rapporte à la masse maximale des documents.',
  ],
  method: 'measured',
  evidence: 'none',
  locationAxes: ['axle', 'side'],
  measurements: [
    measurement({
      key: 'parking-force',
      name: ['Parking brake force', 'Effort du frein de stationnement'],
      unit: 'kN',
      decimals: 2,
      per: 'side',
      plausible: { min: 0, max: 10 },
    }),
    measurement({
      key: 'maximum-mass',
      name: ['Maximum authorised mass', 'Masse maximale autorisée'],
      unit: 'kg',
      decimals: 0,
      per: 'vehicle',
      plausible: { min: 400, max: 4500 },
    }),
  ],
  rules: [
    rule(
      'parking-effort',
      { of: 'value', measurement: 'parking-force' },
      unverified('Item 1.4.1 (a); 0.05 kN taken as inoperative', { min: 0.05, deficiency: '1.4.1.a.2' }),
    ),
    rule('parking-efficiency', { of: 'efficiency-percent', measurement: 'parking-force', mass: 'maximum-mass' }, [
      ...unverified('Item 1.4.2: 16 % of the maximum mass', { min: 16, deficiency: '1.4.2.a.2' }),
      ...unverified('Item 1.4.2: half of 16 %, from field knowledge', {
        min: 8,
        deficiency: '1.4.2.a.3',
      }),
    ]),
  ],
  deficiencies: [
    major(
      '1.4.1.a.2',
      ['Parking brake does not act on one side', 'Frein de stationnement sans effet d’un côté'],
      ['The parking brake holds one wheel only.', 'Le frein à main ne retient qu’une roue.'],
      'handbrake one side, un seul côté',
    ),
    dangerous(
      '1.4.1.a.3',
      [
        'Parking brake acts on one side only, with under half of the minimum efficiency',
        'Frein de stationnement d’un seul côté, sous la moitié de l’efficacité minimale',
      ],
      [
        'The parking brake does not hold the car. Do not drive or park it on a slope.',
        'Le frein à main ne retient pas la voiture. Ne roulez pas, ne la garez pas en pente.',
      ],
    ),
    major(
      '1.4.2.a.2',
      ['Parking brake efficiency below the minimum', 'Efficacité du frein de stationnement inférieure au minimum'],
      [
        'The parking brake is too weak to hold the loaded car.',
        'Le frein à main est trop faible pour retenir la voiture chargée.',
      ],
      'handbrake weak, frein à main faible',
    ),
    dangerous(
      '1.4.2.a.3',
      [
        'Parking brake efficiency below half of the minimum',
        'Efficacité du frein de stationnement inférieure à la moitié du minimum',
      ],
      [
        'The parking brake does not hold the car. Do not drive.',
        'Le frein à main ne retient pas la voiture. Ne roulez pas.',
      ],
      'handbrake weak, frein à main faible',
    ),
  ],
  common: ['1.4.2.a.2', '1.4.1.a.2', '1.4.2.a.3'],
})

export const antiLock = checkpoint({
  code: '1.6',
  title: ['Anti-lock brakes (ABS)', 'Antiblocage de freinage (ABS)'],
  help: [
    'Ignition on: the lamp lights, then goes out at start or after a few metres. Look at sensors and cables at each wheel.',
    'Contact mis : le témoin s’allume, puis s’éteint au démarrage ou après quelques mètres. Regarder capteurs et câbles à chaque roue.',
  ],
  evidence: 'none',
  appliesWhen: { equipment: ['abs'] },
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '1.6.a',
      ['ABS lamp does not work', 'Témoin ABS inopérant'],
      ['The ABS lamp cannot warn you of a fault.', 'Le témoin ABS ne peut plus avertir d’un défaut.'],
      'abs lamp, bulb removed, ampoule retirée',
    ),
    major(
      '1.6.b',
      ['ABS lamp shows a fault', 'Témoin ABS qui signale un défaut'],
      [
        'The ABS reports a fault: wheels may lock in an emergency stop.',
        'L’ABS signale un défaut : les roues peuvent bloquer en freinage d’urgence.',
      ],
      'abs light on, allumé',
    ),
    major(
      '1.6.c',
      ['ABS wheel sensor missing or damaged', 'Capteur de roue ABS absent ou abîmé'],
      ['A wheel sensor of the ABS is damaged.', 'Un capteur de roue de l’ABS est abîmé.'],
      'abs sensor, ring, couronne',
    ),
    major(
      '1.6.d',
      ['ABS wiring damaged', 'Câblage ABS abîmé'],
      ['A cable of the ABS is damaged.', 'Un câble de l’ABS est abîmé.'],
      'abs cable, connector, fil, connecteur',
    ),
    major(
      '1.6.e',
      ['Other ABS part missing or damaged', 'Autre élément ABS absent ou abîmé'],
      ['A part of the ABS is damaged.', 'Un élément de l’ABS est abîmé.'],
      'abs pump, unit, bloc, pompe',
    ),
    major(
      '1.6.f',
      ['ABS fault reported by the electronic interface', 'Défaut ABS signalé par l’interface électronique'],
      ['The ABS stores a fault. Have it read out.', 'L’ABS garde un défaut en mémoire. Faites-le lire.'],
      'obd, fault code, code défaut, valise',
    ),
  ],
  common: ['1.6.b', '1.6.c', '1.6.a', '1.6.d'],
})
