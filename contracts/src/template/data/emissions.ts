// Annex I, 8.2: exhaust gas of spark-ignition and compression-ignition engines. Dates are first registrations; the first limit
// that matches decides, and an unknown date falls through to the strictest.
import type { Condition, Fuel, Limit } from '../template.ts'
import { checkpoint, major, measurement, minor, rule, unverified } from './write.ts'

const SPARK: Fuel[] = ['petrol', 'lpg', 'cng', 'hybrid-petrol']
const COMPRESSION: Fuel[] = ['diesel', 'hybrid-diesel']
const JULY_2002 = '2002-07-01'
const CLOSED_LOOP: Condition = {
  anyOf: [{ equipment: ['catalyst'] }, { registeredFrom: JULY_2002 }],
}
const CO_SOURCE = 'Item 8.2.1.2 and published national summaries; not compared with the consolidated text'
const OPACITY_SOURCE = 'Item 8.2.2.2 (b); not compared with the consolidated text. A maker’s plate value prevails'

const idleLimits: Limit[] = unverified(
  CO_SOURCE,
  { when: { equipment: ['catalyst'], registeredBefore: JULY_2002 }, max: 0.5, deficiency: '8.2.1.2.b' },
  { when: { registeredBefore: '1986-10-01' }, max: 4.5, deficiency: '8.2.1.2.b' },
  { when: { registeredBefore: JULY_2002 }, max: 3.5, deficiency: '8.2.1.2.b' },
  { max: 0.3, deficiency: '8.2.1.2.b' },
)

const highIdleLimits: Limit[] = unverified(
  CO_SOURCE,
  { when: { registeredBefore: JULY_2002 }, max: 0.3, deficiency: '8.2.1.2.b' },
  { max: 0.2, deficiency: '8.2.1.2.b' },
)

const opacityLimits: Limit[] = unverified(
  OPACITY_SOURCE,
  { when: { registeredBefore: '2008-07-01', equipment: ['turbo'] }, max: 3, deficiency: '8.2.2.2.b' },
  { when: { registeredBefore: '2008-07-01' }, max: 2.5, deficiency: '8.2.2.2.b' },
  { when: { registeredBefore: '2015-09-01' }, max: 1.5, deficiency: '8.2.2.2.b' },
  { max: 0.7, deficiency: '8.2.2.2.b' },
)

export const petrolEquipment = checkpoint({
  code: '8.2.1.1',
  title: ['Emission control equipment (petrol, gas)', 'Dépollution (essence, gaz)'],
  help: [
    'Catalyst, probes, filter, pipes: present, original, tight. Engine lamp lights and goes out.',
    'Catalyseur, sondes, filtre, tuyaux : présents, d’origine, étanches. Le témoin moteur s’allume puis s’éteint.',
  ],
  appliesWhen: { fuels: SPARK },
  deficiencies: [
    major(
      '8.2.1.1.a',
      [
        'Emission control missing, modified or clearly defective (petrol, gas)',
        'Dépollution absente, modifiée ou manifestement défectueuse (essence, gaz)',
      ],
      [
        'The catalyst or another part of the exhaust cleaning is missing or altered.',
        'Le catalyseur ou une autre pièce de dépollution manque ou est modifié.',
      ],
      'catalytic converter, decat, egr, lambda sensor, catalyseur, vanne egr, sonde',
    ),
    major(
      '8.2.1.1.b',
      ['Exhaust leak that would falsify the gas measurement', 'Fuite d’échappement qui fausserait la mesure des gaz'],
      ['The exhaust leaks before its end.', 'L’échappement fuit avant sa sortie.'],
      'blowing, hole, souffle, trou',
    ),
    minor(
      '8.2.1.1.c',
      ['Engine lamp does not follow its sequence (petrol, gas)', 'Témoin moteur à séquence anormale (essence, gaz)'],
      ['The engine lamp does not behave as it should.', 'Le témoin moteur a un comportement anormal.'],
      'mil, check engine, voyant moteur',
    ),
  ],
  common: ['8.2.1.1.a', '8.2.1.1.b', '8.2.1.1.c'],
})

export const petrolEmissions = checkpoint({
  code: '8.2.1.2',
  title: ['Exhaust gas (petrol, gas)', 'Gaz d’échappement (essence, gaz)'],
  help: [
    'Oil at least 60 °C. Probe 30 cm deep, wait, read at idle, then at 2500 to 3000 rpm with lambda.',
    'Huile à 60 °C au moins. Sonde à 30 cm, attendre, lire au ralenti puis entre 2500 et 3000 tr/min avec lambda.',
  ],
  method: 'measured',
  evidence: 'none',
  appliesWhen: { fuels: SPARK },
  measurements: [
    measurement({
      key: 'co-idle',
      name: ['CO at idle', 'CO au ralenti'],
      unit: '% vol',
      decimals: 2,
      per: 'vehicle',
      plausible: { min: 0, max: 10 },
    }),
    measurement({
      key: 'co-high-idle',
      name: ['CO at raised idle', 'CO au ralenti accéléré'],
      unit: '% vol',
      decimals: 2,
      per: 'vehicle',
      appliesWhen: CLOSED_LOOP,
      plausible: { min: 0, max: 10 },
    }),
    measurement({
      key: 'lambda',
      name: ['Lambda at raised idle', 'Lambda au ralenti accéléré'],
      unit: 'λ',
      decimals: 3,
      per: 'vehicle',
      appliesWhen: CLOSED_LOOP,
      plausible: { min: 0.5, max: 2 },
    }),
    measurement({
      key: 'oil-temperature',
      name: ['Oil temperature', 'Température d’huile'],
      unit: '°C',
      decimals: 0,
      per: 'vehicle',
      required: false,
      plausible: { min: 0, max: 160 },
    }),
  ],
  rules: [
    rule('co-idle', { of: 'value', measurement: 'co-idle' }, idleLimits),
    rule('co-high-idle', { of: 'value', measurement: 'co-high-idle' }, highIdleLimits),
    rule(
      'lambda',
      { of: 'value', measurement: 'lambda' },
      unverified('Item 8.2.1.2 (c): 1 ± 0.03 or the maker’s figure', { min: 0.97, max: 1.03, deficiency: '8.2.1.2.c' }),
    ),
  ],
  deficiencies: [
    major(
      '8.2.1.2.a',
      ['Exhaust gas above the maker’s figures', 'Gaz d’échappement au-dessus des valeurs du constructeur'],
      ['The exhaust is dirtier than the maker allows.', 'L’échappement pollue plus que prévu par le constructeur.'],
      'co, emissions, pollution',
    ),
    major(
      '8.2.1.2.b',
      ['CO in the exhaust above the limit', 'CO à l’échappement au-dessus de la limite'],
      [
        'The exhaust contains too much carbon monoxide. Have ignition, mixture and catalyst checked.',
        'L’échappement contient trop de monoxyde de carbone. Faites contrôler allumage, mélange et catalyseur.',
      ],
      'carbon monoxide, emissions, monoxyde, pollution',
    ),
    major(
      '8.2.1.2.c',
      ['Lambda outside its limits', 'Lambda hors limites'],
      [
        'The mixture of the engine is wrong. Have probe and exhaust checked.',
        'Le mélange du moteur est incorrect. Faites contrôler sonde et échappement.',
      ],
      'mixture, rich, lean, mélange, riche, pauvre, sonde',
    ),
    major(
      '8.2.1.2.d',
      [
        'OBD reports a serious emission fault (petrol, gas)',
        'L’OBD signale un défaut de dépollution important (essence, gaz)',
      ],
      [
        'The engine electronics store a fault. Have it read out.',
        'L’électronique moteur garde un défaut. Faites-la lire.',
      ],
      'fault code, check engine, eobd, code défaut, voyant moteur',
    ),
  ],
  common: ['8.2.1.2.b', '8.2.1.2.d', '8.2.1.2.c', '8.2.1.2.a'],
})

export const dieselEquipment = checkpoint({
  code: '8.2.2.1',
  title: ['Emission control equipment (diesel)', 'Dépollution (diesel)'],
  help: [
    'Particle filter, catalyst, EGR, pipes: present, original, tight. No traces of a cut and weld.',
    'Filtre à particules, catalyseur, EGR, tuyaux : présents, d’origine, étanches. Pas de trace de découpe ou soudure.',
  ],
  appliesWhen: { fuels: COMPRESSION },
  deficiencies: [
    major(
      '8.2.2.1.a',
      [
        'Emission control missing, modified or clearly defective (diesel)',
        'Dépollution absente, modifiée ou manifestement défectueuse (diesel)',
      ],
      [
        'The particle filter or another part of the exhaust cleaning is missing or altered.',
        'Le filtre à particules ou une autre pièce de dépollution manque ou est modifié.',
      ],
      'dpf, egr, particulate filter, delete, fap, vanne egr, supprimé',
    ),
    major(
      '8.2.2.1.b',
      [
        'Exhaust leak that would falsify the opacity measurement',
        'Fuite d’échappement qui fausserait la mesure d’opacité',
      ],
      ['The exhaust leaks before its end.', 'L’échappement fuit avant sa sortie.'],
      'blowing, hole, souffle, trou',
    ),
    minor(
      '8.2.2.1.c',
      ['Engine lamp does not follow its sequence (diesel)', 'Témoin moteur à séquence anormale (diesel)'],
      ['The engine lamp does not behave as it should.', 'Le témoin moteur a un comportement anormal.'],
      'mil, check engine, voyant moteur',
    ),
    minor(
      '8.2.2.1.d',
      ['Reagent for exhaust treatment missing', 'Réactif de post-traitement absent'],
      ['Fill up the exhaust fluid.', 'Faites le plein de liquide de dépollution.'],
      'adblue, scr, urea, urée',
    ),
  ],
  common: ['8.2.2.1.a', '8.2.2.1.b', '8.2.2.1.d', '8.2.2.1.c'],
})

export const dieselOpacity = checkpoint({
  code: '8.2.2.2',
  title: ['Smoke opacity (diesel)', 'Opacité des fumées (diesel)'],
  help: [
    'Warm engine, timing belt in order. Three free accelerations to cut-off in under a second each; the mean counts.',
    'Moteur chaud, distribution en état. Trois accélérations libres jusqu’à la coupure en moins d’une seconde ; la moyenne compte.',
  ],
  method: 'measured',
  evidence: 'none',
  appliesWhen: { fuels: COMPRESSION },
  measurements: [
    measurement({
      key: 'opacity',
      name: ['Opacity k', 'Opacité k'],
      unit: '1/m',
      decimals: 2,
      per: 'run',
      // Cars first registered before 1980 are exempt.
      appliesWhen: { registeredFrom: '1980-01-01' },
      plausible: { min: 0, max: 10 },
    }),
  ],
  rules: [rule('opacity', { of: 'mean', measurement: 'opacity' }, opacityLimits)],
  deficiencies: [
    major(
      '8.2.2.2.a',
      ['Smoke opacity above the figure on the maker’s plate', 'Opacité des fumées au-dessus de la valeur de plaque'],
      ['The engine smokes more than its plate allows.', 'Le moteur fume plus que sa plaque ne l’autorise.'],
      'smoke, fumée noire',
    ),
    major(
      '8.2.2.2.b',
      ['Smoke opacity above the limit', 'Opacité des fumées au-dessus de la limite'],
      [
        'The diesel smokes too much. Have injectors, filter and air supply checked.',
        'Le diesel fume trop. Faites contrôler injecteurs, filtre et arrivée d’air.',
      ],
      'black smoke, emissions, fumée noire, pollution',
    ),
    major(
      '8.2.2.2.d',
      ['OBD reports a serious emission fault (diesel)', 'L’OBD signale un défaut de dépollution important (diesel)'],
      [
        'The engine electronics store a fault. Have it read out.',
        'L’électronique moteur garde un défaut. Faites-la lire.',
      ],
      'fault code, check engine, eobd, code défaut, voyant moteur',
    ),
  ],
  common: ['8.2.2.2.b', '8.2.2.2.d', '8.2.2.2.a'],
})
