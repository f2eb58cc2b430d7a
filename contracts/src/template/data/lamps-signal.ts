// Annex I, 4.2 to 4.8: the lamps others see.
import { checkpoint, dangerous, major, measurement, minor, onSpot, rule, unverified } from './write.ts'

export const positionLamps = checkpoint({
  code: '4.2.1',
  title: ['Position and daytime lamps, reflectors', 'Feux de position et diurnes, catadioptres'],
  help: [
    'Walk round the car with the lamps on: white in front, red behind. Reflectors whole and clean.',
    'Faire le tour, feux allumés : blanc devant, rouge derrière. Catadioptres entiers et propres.',
  ],
  locationAxes: ['side', 'longitudinal'],
  deficiencies: [
    onSpot(
      major(
        '4.2.1.a',
        ['Position or daytime lamp out', 'Feu de position ou feu diurne éteint'],
        ['A side or tail lamp is dead. Replace the bulb.', 'Un feu de position est mort. Remplacez l’ampoule.'],
        'blown bulb, tail light, drl, sidelight, grillée, veilleuse, lanterne',
      ),
    ),
    major(
      '4.2.1.b',
      ['Position lamp lens broken', 'Glace de feu de position cassée'],
      ['The glass of a lamp is broken.', 'Le cabochon d’un feu est cassé.'],
      'lens, cabochon',
    ),
    minor(
      '4.2.1.c.1',
      ['Position lamp not firmly fixed', 'Feu de position mal fixé'],
      ['A lamp is loose.', 'Un feu est desserré.'],
    ),
    major(
      '4.2.1.c.2',
      ['Position lamp about to fall off', 'Feu de position près de tomber'],
      ['A lamp may fall off.', 'Un feu peut tomber.'],
    ),
    major(
      '4.2.2.a',
      ['Position lamp switching not as required', 'Commutation des feux de position non conforme'],
      ['The position lamps do not switch as they should.', 'Les feux de position ne s’allument pas comme prévu.'],
      'switch, commodo',
    ),
    minor(
      '4.2.3.a.1',
      ['Position lamp type or colour not as required', 'Type ou couleur de feu de position non conforme'],
      ['A lamp is not of an approved type.', 'Un feu n’est pas homologué.'],
      'homologation, tinted, teinté',
    ),
    major(
      '4.2.3.a.2',
      [
        'Position lamp red to the front, white to the rear or far too dim',
        'Feu de position rouge vers l’avant, blanc vers l’arrière ou bien trop faible',
      ],
      ['A lamp shows the wrong colour and misleads others.', 'Un feu a la mauvaise couleur et trompe les autres.'],
      'smoked, tinted, fumé, teinté',
    ),
    minor(
      '4.8.1.a.1',
      ['Reflector damaged', 'Catadioptre abîmé'],
      ['A reflector is damaged.', 'Un catadioptre est abîmé.'],
      'reflex, réflecteur',
    ),
    major(
      '4.8.1.a.2',
      ['Reflector no longer reflects', 'Catadioptre sans effet'],
      ['A reflector no longer works.', 'Un catadioptre ne réfléchit plus.'],
      'reflex, réflecteur',
    ),
    major(
      '4.8.2.a.2',
      ['Reflector missing or of the wrong colour', 'Catadioptre absent ou de mauvaise couleur'],
      ['A red reflector is missing at the rear.', 'Un catadioptre rouge manque à l’arrière.'],
      'reflex, réflecteur',
    ),
  ],
  common: ['4.2.1.a', '4.2.1.b', '4.2.1.c.1', '4.8.1.a.1', '4.2.3.a.2', '4.8.2.a.2'],
})

export const stopLamps = checkpoint({
  code: '4.3.1',
  title: ['Stop lamps', 'Feux stop'],
  help: [
    'Press the pedal lightly and count: left, right, third lamp. They go out as soon as the pedal is released.',
    'Effleurer la pédale et compter : gauche, droit, troisième feu. Ils s’éteignent dès qu’on relâche.',
  ],
  locationAxes: ['side', 'vertical'],
  deficiencies: [
    onSpot(
      minor(
        '4.3.1.a.1',
        [
          'Up to a third of a stop lamp’s LEDs or sources out',
          'Jusqu’à un tiers des DEL ou sources d’un feu stop éteint',
        ],
        ['Part of a brake lamp is dark.', 'Une partie d’un feu stop est éteinte.'],
        'led, third brake light, troisième feu stop, diode',
      ),
    ),
    onSpot(
      major(
        '4.3.1.a.2',
        ['Stop lamp out', 'Feu stop éteint'],
        ['A brake lamp is dead. Replace the bulb.', 'Un feu stop est mort. Remplacez l’ampoule.'],
        'blown bulb, brake light, grillée',
      ),
    ),
    onSpot(
      dangerous(
        '4.3.1.a.3',
        ['All stop lamps out', 'Tous les feux stop éteints'],
        ['Nobody behind sees you brake. Do not drive.', 'Personne ne vous voit freiner. Ne roulez pas.'],
        'brake light, fuse, fusible',
      ),
    ),
    minor(
      '4.3.1.b.1',
      ['Stop lamp lens slightly damaged', 'Glace de feu stop légèrement abîmée'],
      ['The glass of a brake lamp is chipped.', 'Le cabochon d’un feu stop est ébréché.'],
      'lens, cabochon',
    ),
    major(
      '4.3.1.b.2',
      ['Stop lamp lens heavily damaged', 'Glace de feu stop très abîmée'],
      ['The glass of a brake lamp is broken.', 'Le cabochon d’un feu stop est cassé.'],
      'lens, cabochon',
    ),
    minor(
      '4.3.1.c.1',
      ['Stop lamp not firmly fixed', 'Feu stop mal fixé'],
      ['A brake lamp is loose.', 'Un feu stop est desserré.'],
    ),
    major(
      '4.3.1.c.2',
      ['Stop lamp about to fall off', 'Feu stop près de tomber'],
      ['A brake lamp may fall off.', 'Un feu stop peut tomber.'],
    ),
    major(
      '4.3.2.a.2',
      ['Stop lamps come on late', 'Feux stop qui s’allument en retard'],
      ['The brake lamps come on late.', 'Les feux stop s’allument trop tard.'],
      'switch, contacteur',
    ),
    dangerous(
      '4.3.2.a.3',
      ['Stop lamp switch without effect', 'Contacteur de feux stop sans effet'],
      ['The brake lamps never light. Do not drive.', 'Les feux stop ne s’allument jamais. Ne roulez pas.'],
      'switch, contacteur',
    ),
    major(
      '4.3.3.a.2',
      ['Stop lamp white to the rear or far too dim', 'Feu stop blanc vers l’arrière ou bien trop faible'],
      ['A brake lamp is too dim or of the wrong colour.', 'Un feu stop est trop faible ou de mauvaise couleur.'],
      'smoked, tinted, fumé, teinté',
    ),
  ],
  common: ['4.3.1.a.2', '4.3.1.a.1', '4.3.1.b.1', '4.3.1.a.3', '4.3.1.b.2', '4.3.1.c.1'],
})

export const indicators = checkpoint({
  code: '4.4.1',
  title: ['Indicators and hazard lamps', 'Clignotants et feux de détresse'],
  help: [
    'Left, right, hazard: front, side, rear. Amber light, 60 to 120 flashes a minute, the tell-tale with them.',
    'Gauche, droite, détresse : avant, latéral, arrière. Lumière orange, 60 à 120 éclats par minute, témoin compris.',
  ],
  locationAxes: ['side', 'longitudinal'],
  measurements: [
    measurement({
      key: 'flash-rate',
      name: ['Flash rate', 'Fréquence de clignotement'],
      unit: '1/min',
      decimals: 0,
      per: 'vehicle',
      required: false,
      plausible: { min: 0, max: 400 },
    }),
  ],
  rules: [
    rule(
      'flash-rate',
      { of: 'value', measurement: 'flash-rate' },
      unverified('UN Regulation 48: 90 ± 30 per minute, item 4.4.4', { min: 60, max: 120, deficiency: '4.4.4.a' }),
    ),
  ],
  deficiencies: [
    onSpot(
      minor(
        '4.4.1.a.1',
        [
          'Up to a third of an indicator’s LEDs or sources out',
          'Jusqu’à un tiers des DEL ou sources d’un clignotant éteint',
        ],
        ['Part of an indicator is dark.', 'Une partie d’un clignotant est éteinte.'],
        'led, diode',
      ),
    ),
    onSpot(
      major(
        '4.4.1.a.2',
        ['Indicator out', 'Clignotant éteint'],
        ['An indicator is dead. Replace the bulb.', 'Un clignotant est mort. Remplacez l’ampoule.'],
        'blown bulb, grillée',
      ),
    ),
    minor(
      '4.4.1.b.1',
      ['Indicator lens slightly damaged', 'Glace de clignotant légèrement abîmée'],
      ['The glass of an indicator is chipped.', 'Le cabochon d’un clignotant est ébréché.'],
      'lens, cabochon',
    ),
    major(
      '4.4.1.b.2',
      ['Indicator lens heavily damaged', 'Glace de clignotant très abîmée'],
      ['The glass of an indicator is broken.', 'Le cabochon d’un clignotant est cassé.'],
      'lens, cabochon',
    ),
    minor(
      '4.4.1.c.1',
      ['Indicator not firmly fixed', 'Clignotant mal fixé'],
      ['An indicator is loose.', 'Un clignotant est desserré.'],
    ),
    major(
      '4.4.1.c.2',
      ['Indicator about to fall off', 'Clignotant près de tomber'],
      ['An indicator may fall off.', 'Un clignotant peut tomber.'],
    ),
    minor(
      '4.4.2.a.1',
      ['Indicator switching not as required', 'Commutation des clignotants non conforme'],
      ['The indicators do not switch as they should.', 'Les clignotants ne s’allument pas comme prévu.'],
      'stalk, switch, commodo',
    ),
    major(
      '4.4.2.a.2',
      ['Indicators or hazard lamps cannot be switched on', 'Clignotants ou feux de détresse impossibles à actionner'],
      ['The indicators or hazard lamps do not come on.', 'Les clignotants ou feux de détresse ne s’allument pas.'],
      'hazard, warning, stalk, relay, détresse, warnings, relais',
    ),
    major(
      '4.4.3.a',
      [
        'Indicator colour, position or strength not as required',
        'Couleur, position ou intensité de clignotant non conforme',
      ],
      [
        'An indicator has the wrong colour. Fit amber bulbs.',
        'Un clignotant a la mauvaise couleur. Montez des ampoules orange.',
      ],
      'white, faded, amber, orange, blanc, décoloré',
    ),
    minor(
      '4.4.4.a',
      ['Indicators flash too fast or too slowly', 'Clignotants trop rapides ou trop lents'],
      ['The indicators flash at the wrong speed.', 'Les clignotants n’ont pas le bon rythme.'],
      'rate, hyperflash, frequency, fréquence, cadence',
    ),
  ],
  common: ['4.4.1.a.2', '4.4.3.a', '4.4.4.a', '4.4.1.b.1', '4.4.1.a.1', '4.4.2.a.2'],
})

export const fogAndReversingLamps = checkpoint({
  code: '4.5.1',
  title: ['Fog and reversing lamps', 'Feux de brouillard et de recul'],
  help: [
    'Front and rear fog lamps, then reverse gear with the engine off. A reversing lamp may light in reverse only.',
    'Brouillard avant et arrière, puis marche arrière moteur arrêté. Le feu de recul ne s’allume qu’en marche arrière.',
  ],
  locationAxes: ['side', 'longitudinal'],
  deficiencies: [
    onSpot(
      minor(
        '4.5.1.a.1',
        ['Up to a third of a fog lamp’s sources out', 'Jusqu’à un tiers des sources d’un feu de brouillard éteint'],
        ['Part of a fog lamp is dark.', 'Une partie d’un antibrouillard est éteinte.'],
        'led, diode',
      ),
    ),
    onSpot(
      major(
        '4.5.1.a.2',
        ['Fog lamp out', 'Feu de brouillard éteint'],
        ['A fog lamp is dead. Replace the bulb.', 'Un antibrouillard est mort. Remplacez l’ampoule.'],
        'blown bulb, grillée, antibrouillard',
      ),
    ),
    major(
      '4.5.1.b.2',
      ['Fog lamp lens heavily damaged', 'Glace de feu de brouillard très abîmée'],
      ['The glass of a fog lamp is broken.', 'Le cabochon d’un antibrouillard est cassé.'],
      'lens, cabochon, antibrouillard',
    ),
    minor(
      '4.5.1.c.1',
      ['Fog lamp not firmly fixed', 'Feu de brouillard mal fixé'],
      ['A fog lamp is loose.', 'Un antibrouillard est desserré.'],
    ),
    major(
      '4.5.2.a.2',
      [
        'Front fog lamp dazzles (above the dipped-beam cut-off)',
        'Brouillard avant éblouissant (au-dessus de la coupure)',
      ],
      ['A front fog lamp is aimed too high.', 'Un antibrouillard est réglé trop haut.'],
      'aim, dazzle, réglage, éblouit',
    ),
    major(
      '4.5.3.a.2',
      ['Fog lamps cannot be switched', 'Commande des feux de brouillard inopérante'],
      ['The fog lamps do not come on.', 'Les antibrouillards ne s’allument pas.'],
      'switch, commodo',
    ),
    onSpot(
      minor(
        '4.6.1.a',
        ['Reversing lamp out', 'Feu de recul éteint'],
        ['A reversing lamp is dead. Replace the bulb.', 'Un feu de recul est mort. Remplacez l’ampoule.'],
        'backup light, reverse, blown, grillée, marche arrière',
      ),
    ),
    major(
      '4.6.3.a.2',
      ['Reversing lamp lights in forward gears', 'Feu de recul allumé hors marche arrière'],
      ['The reversing lamp lights at the wrong time.', 'Le feu de recul s’allume à tort.'],
      'backup light, switch, contacteur',
    ),
  ],
  common: ['4.5.1.a.2', '4.6.1.a', '4.5.3.a.2', '4.5.1.b.2', '4.5.1.c.1', '4.5.2.a.2'],
})

export const plateLamp = checkpoint({
  code: '4.7.1',
  title: ['Rear plate lamp', 'Éclairage de plaque arrière'],
  help: [
    'With the position lamps on the plate is lit evenly and no white light shines straight back.',
    'Feux de position allumés, la plaque est éclairée uniformément et aucun éclat blanc ne va vers l’arrière.',
  ],
  evidence: 'none',
  locationAxes: ['side'],
  deficiencies: [
    minor(
      '4.7.1.a',
      ['Plate lamp throws white light straight to the rear', 'Éclairage de plaque projetant du blanc vers l’arrière'],
      ['The plate lamp dazzles those behind.', 'L’éclairage de plaque éblouit l’arrière.'],
    ),
    onSpot(
      minor(
        '4.7.1.b.1',
        ['One of several plate lamps out', 'Un des éclairages de plaque éteint'],
        ['One plate bulb is dead.', 'Une ampoule de plaque est grillée.'],
        'blown bulb, grillée',
      ),
    ),
    onSpot(
      major(
        '4.7.1.b.2',
        ['Rear plate not lit at all', 'Plaque arrière non éclairée'],
        [
          'The rear plate is dark at night. Replace the bulb.',
          'La plaque arrière n’est pas éclairée. Remplacez l’ampoule.',
        ],
        'blown bulb, grillée',
      ),
    ),
    minor(
      '4.7.1.c.1',
      ['Plate lamp not firmly fixed', 'Éclairage de plaque mal fixé'],
      ['The plate lamp is loose.', 'L’éclairage de plaque est desserré.'],
    ),
    major(
      '4.7.1.c.2',
      ['Plate lamp about to fall off', 'Éclairage de plaque près de tomber'],
      ['The plate lamp may fall off.', 'L’éclairage de plaque peut tomber.'],
    ),
  ],
  common: ['4.7.1.b.2', '4.7.1.b.1', '4.7.1.c.1'],
})
