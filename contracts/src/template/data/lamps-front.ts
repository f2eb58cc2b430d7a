// Annex I, 4.1: the lamps the driver sees by.
import { checkpoint, major, measurement, minor, onSpot, rule, unverified } from './write.ts'

export const headlamps = checkpoint({
  code: '4.1.1',
  title: ['Headlamps', 'Projecteurs'],
  help: [
    'Dipped and main beam, each side: lit, clear, firmly held. Switch between them and read the blue tell-tale.',
    'Croisement et route, de chaque côté : allumé, clair, bien fixé. Passer de l’un à l’autre et lire le témoin bleu.',
  ],
  locationAxes: ['side'],
  deficiencies: [
    onSpot(
      minor(
        '4.1.1.a.1',
        [
          'Up to a third of a headlamp’s LEDs or sources out',
          'Jusqu’à un tiers des DEL ou sources d’un projecteur éteint',
        ],
        ['Part of a headlamp is dark.', 'Une partie d’un phare est éteinte.'],
        'led, diode',
      ),
    ),
    onSpot(
      major(
        '4.1.1.a.2',
        ['Headlamp light source out or missing', 'Source lumineuse de projecteur éteinte ou absente'],
        ['A headlamp bulb is dead. Replace it.', 'Une ampoule de phare est grillée. À remplacer.'],
        'blown bulb, xenon, ballast, grillée, ampoule',
      ),
    ),
    minor(
      '4.1.1.b.1',
      ['Headlamp lens or reflector slightly faulty', 'Glace ou réflecteur de projecteur légèrement défectueux'],
      ['A headlamp is getting dull. Polishing may help.', 'Un phare se ternit. Un polissage peut suffire.'],
      'cloudy, hazy, condensation, yellow, opaque, jauni, buée, terni',
    ),
    major(
      '4.1.1.b.2',
      [
        'Headlamp lens or reflector heavily faulty or missing',
        'Glace ou réflecteur de projecteur très défectueux ou absent',
      ],
      ['A headlamp no longer throws a proper beam. Replace it.', 'Un phare n’éclaire plus correctement. À remplacer.'],
      'cloudy, smashed, opaque, jauni, terni',
    ),
    major(
      '4.1.1.c',
      ['Headlamp not firmly fixed', 'Projecteur mal fixé'],
      ['A headlamp is loose: its beam dazzles others.', 'Un phare bouge : son faisceau éblouit.'],
      'bracket, patte',
    ),
    minor(
      '4.1.3.a.1',
      [
        'Headlamp switching not as required (number lit at once)',
        'Commutation des projecteurs non conforme (nombre allumé simultanément)',
      ],
      ['The headlamps do not switch as they should.', 'Les phares ne s’allument pas comme prévu.'],
      'switch, commodo',
    ),
    major(
      '4.1.3.b',
      ['Light switch does not work properly', 'Commande d’éclairage altérée'],
      ['The light switch fails at times.', 'La commande des feux fonctionne mal.'],
      'stalk, switch, commodo',
    ),
    major(
      '4.1.4.a',
      [
        'Headlamp colour, position, strength or marking not as required',
        'Couleur, position, intensité ou marquage de projecteur non conforme',
      ],
      ['A headlamp is of a type or colour that is not allowed.', 'Un phare est d’un type ou d’une couleur interdits.'],
      'blue, homologation, bleu',
    ),
    minor(
      '4.1.4.b.1',
      ['Film or paint on a headlamp lens', 'Film ou peinture sur une glace de projecteur'],
      ['Something on the headlamp dims it. Remove it.', 'Un produit sur le phare réduit la lumière. À retirer.'],
      'tint, smoked, teinté, fumé',
    ),
    major(
      '4.1.4.c',
      ['Bulb and headlamp do not belong together', 'Source et projecteur incompatibles'],
      [
        'The bulb does not suit this headlamp and dazzles. Fit the right one.',
        'L’ampoule ne convient pas à ce phare et éblouit. Montez la bonne.',
      ],
      'led retrofit, xenon kit, kit led',
    ),
    minor(
      '4.1.6.a',
      ['Headlamp washer not working', 'Lave-phare inopérant'],
      ['The headlamp washer does not work.', 'Le lave-phare ne fonctionne pas.'],
      'cleaning, washer, nettoyage',
    ),
    minor(
      '4.9.1.a.1',
      ['Lamp tell-tale not working', 'Témoin d’éclairage inopérant'],
      ['A control lamp on the dashboard is dead.', 'Un témoin au tableau de bord est mort.'],
      'dashboard, tableau de bord',
    ),
    major(
      '4.9.1.a.2',
      [
        'Tell-tale of main beam or rear fog lamp not working',
        'Témoin de feu de route ou de brouillard arrière inopérant',
      ],
      ['You cannot see whether you dazzle others.', 'Vous ne voyez pas si vous éblouissez.'],
      'dashboard, blue, tableau de bord, bleu',
    ),
  ],
  common: ['4.1.1.a.2', '4.1.1.b.1', '4.1.1.b.2', '4.1.4.c', '4.1.1.c', '4.1.1.a.1'],
})

export const dippedBeamAim = checkpoint({
  code: '4.1.2',
  title: ['Dipped-beam aim', 'Réglage des feux de croisement'],
  help: [
    'Level floor, driver aboard or 75 kg, levelling at 0. Read the fall of the cut-off per lamp: down is negative.',
    'Sol plan, conducteur ou 75 kg à bord, réglage à 0. Lire le rabattement de la coupure par projecteur : vers le bas est négatif.',
  ],
  method: 'measured',
  evidence: 'none',
  locationAxes: ['side'],
  measurements: [
    measurement({
      key: 'dipped-beam-aim',
      name: ['Cut-off, down negative', 'Coupure, négatif vers le bas'],
      unit: '%',
      decimals: 1,
      per: 'lamp',
      plausible: { min: -10, max: 10 },
    }),
  ],
  rules: [
    rule(
      'dipped-beam-aim',
      { of: 'value', measurement: 'dipped-beam-aim' },
      unverified('UN Regulation 48, lamps mounted below 0.8 m; higher mountings differ', {
        min: -2.5,
        max: -0.5,
        deficiency: '4.1.2.a',
      }),
    ),
  ],
  deficiencies: [
    onSpot(
      major(
        '4.1.2.a',
        ['Dipped beam aimed too high or too low', 'Feu de croisement réglé trop haut ou trop bas'],
        [
          'A headlamp dazzles others or lights too short. Have it set.',
          'Un phare éblouit ou éclaire trop court. Faites-le régler.',
        ],
        'dazzle, alignment, aim, éblouit, rabattement, réglage',
      ),
    ),
    major(
      '4.1.2.b',
      [
        'Headlamp fault reported by the electronic interface',
        'Défaut de projecteur signalé par l’interface électronique',
      ],
      [
        'The headlamp control stores a fault. Have it read out.',
        'La gestion des phares garde un défaut. Faites-la lire.',
      ],
      'obd, fault code, code défaut',
    ),
    major(
      '4.1.5.a',
      ['Headlamp levelling not working', 'Correcteur de portée des projecteurs inopérant'],
      ['The headlamps cannot be adapted to the load.', 'Les phares ne s’adaptent plus à la charge.'],
      'leveller, motor, sensor, correcteur, assiette',
    ),
    major(
      '4.1.5.b',
      [
        'Manual headlamp levelling cannot be reached from the seat',
        'Correcteur de portée manuel inaccessible depuis le siège',
      ],
      [
        'The headlamp levelling control is missing or out of reach.',
        'La molette de réglage manque ou est hors de portée.',
      ],
      'leveller, wheel, molette',
    ),
  ],
  common: ['4.1.2.a', '4.1.5.a'],
})
