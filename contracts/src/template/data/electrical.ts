// Annex I, 4.10 to 4.13: sockets, wires, batteries. High-voltage items follow the national extension of 4.11 and 4.13:
// the Directive of 2014 has none of its own.
import { checkpoint, dangerous, major, minor, onSpot } from './write.ts'

export const wiringAndBattery = checkpoint({
  code: '4.11',
  title: ['Wiring and battery', 'Câblage et batterie'],
  help: [
    'Under the bonnet and under the floor: cables held, insulated, away from heat. Shake the battery.',
    'Sous le capot et sous le plancher : câbles tenus, isolés, loin de la chaleur. Secouer la batterie.',
  ],
  locationAxes: ['longitudinal'],
  deficiencies: [
    onSpot(
      minor(
        '4.11.a.1',
        ['Wiring not properly held', 'Câblage mal maintenu'],
        ['A cable hangs loose. Have it clipped.', 'Un câble pend. Faites-le fixer.'],
        'clip, hanging, agrafe, pend',
      ),
    ),
    major(
      '4.11.a.2',
      [
        'Wiring loose, on sharp edges, or plugs coming apart',
        'Câblage détaché, sur arête vive ou connecteurs près de se défaire',
      ],
      ['A cable may be cut or unplugged.', 'Un câble peut se couper ou se débrancher.'],
      'connector, connecteur',
    ),
    dangerous(
      '4.11.a.3',
      [
        'Wiring of brakes or steering about to touch hot or moving parts',
        'Câblage de frein ou direction près de pièces chaudes ou mobiles',
      ],
      [
        'A cable of brakes or steering may fail. Do not drive.',
        'Un câble de frein ou de direction peut lâcher. Ne roulez pas.',
      ],
    ),
    minor(
      '4.11.b.1',
      ['Wiring slightly deteriorated', 'Câblage légèrement détérioré'],
      ['A cable is ageing.', 'Un câble vieillit.'],
    ),
    major(
      '4.11.b.2',
      ['Wiring heavily deteriorated', 'Câblage fortement détérioré'],
      ['A cable is in poor condition.', 'Un câble est en mauvais état.'],
      'chewed, rongé',
    ),
    minor(
      '4.11.c.1',
      ['Cable insulation damaged', 'Isolant de câble abîmé'],
      ['The cover of a cable is damaged.', 'La gaine d’un câble est abîmée.'],
      'bare, sheath, gaine, dénudé',
    ),
    major(
      '4.11.c.2',
      ['Cable insulation damaged, short circuit likely', 'Isolant de câble abîmé, court-circuit probable'],
      ['A bare cable may short. Have it repaired.', 'Un câble dénudé peut faire court-circuit. À réparer.'],
      'bare, short, dénudé',
    ),
    dangerous(
      '4.11.c.3',
      ['Cable insulation damaged, imminent fire risk', 'Isolant de câble abîmé, risque d’incendie imminent'],
      ['A bare cable may start a fire. Do not drive.', 'Un câble dénudé peut mettre le feu. Ne roulez pas.'],
      'sparks, fire, étincelles, feu',
    ),
    onSpot(
      minor(
        '4.13.a.1',
        ['Battery not firmly fixed', 'Batterie mal fixée'],
        ['The battery moves. Have it clamped.', 'La batterie bouge. Faites-la brider.'],
        'clamp, bride',
      ),
    ),
    major(
      '4.13.a.2',
      ['Battery loose, short circuit likely', 'Batterie détachée, court-circuit probable'],
      ['The loose battery may short against metal.', 'La batterie peut faire court-circuit sur la tôle.'],
      'clamp, terminal, bride, borne',
    ),
    minor(
      '4.13.b.1',
      ['Battery damp with acid', 'Batterie qui suinte'],
      ['The battery is damp.', 'La batterie suinte.'],
      'acid, acide',
    ),
    major(
      '4.13.b.2',
      ['Battery losing acid', 'Batterie qui perd de l’acide'],
      ['The battery loses acid. Replace it.', 'La batterie perd de l’acide. À remplacer.'],
      'acid',
    ),
    major(
      '4.13.d',
      ['Fuses bridged or unsuitable', 'Fusibles pontés ou inadaptés'],
      ['A fuse has been bridged. Fit the right one.', 'Un fusible a été ponté. Montez le bon.'],
      'fuse, foil, fusible',
    ),
  ],
  common: ['4.11.a.1', '4.13.a.1', '4.11.c.1', '4.11.c.2', '4.13.b.1', '4.11.b.2'],
})

export const trailerSocket = checkpoint({
  code: '4.10',
  title: ['Trailer socket', 'Prise de remorque'],
  help: [
    'Plug in the tester: every function of the socket, cover closing, no corroded pins.',
    'Brancher le testeur : toutes les fonctions de la prise, couvercle fermant, broches non corrodées.',
  ],
  evidence: 'none',
  appliesWhen: { equipment: ['tow-bar'] },
  deficiencies: [
    minor(
      '4.10.a.1',
      ['Trailer socket not firmly fixed', 'Prise de remorque mal fixée'],
      ['The trailer socket is loose.', 'La prise de remorque est lâche.'],
    ),
    major(
      '4.10.a.2',
      ['Trailer socket hanging loose', 'Prise de remorque détachée'],
      ['The trailer socket hangs loose.', 'La prise de remorque pend.'],
      'tow bar socket, prise attelage',
    ),
    minor(
      '4.10.b.1',
      ['Trailer cable insulation damaged', 'Isolant du câble de remorque abîmé'],
      ['A cable of the socket is damaged.', 'Un câble de la prise est abîmé.'],
    ),
    major(
      '4.10.b.2',
      [
        'Trailer cable insulation damaged, short circuit likely',
        'Isolant du câble de remorque abîmé, court-circuit probable',
      ],
      ['A cable of the socket may short.', 'Un câble de la prise peut faire court-circuit.'],
    ),
    major(
      '4.10.c.2',
      ['A function of the trailer socket fails', 'Une fonction de la prise de remorque manque'],
      ['A lamp of the trailer would not work.', 'Un feu de remorque ne marcherait pas.'],
      'pin, corroded pins, broche',
    ),
    dangerous(
      '4.10.c.3',
      ['Trailer stop lamps without supply', 'Feux stop de remorque non alimentés'],
      [
        'A trailer’s brake lamps would not light. Do not tow.',
        'Les feux stop d’une remorque ne s’allumeraient pas. Ne tractez pas.',
      ],
      'brake light',
    ),
  ],
  common: ['4.10.c.2', '4.10.a.2', '4.10.b.1'],
})

export const highVoltage = checkpoint({
  code: '4.13.2',
  title: ['Traction battery and high-voltage wiring', 'Batterie de traction et câblage haute tension'],
  help: [
    'Do not touch orange cables. Look at housing, fixings, covers, labels and charging socket; read the dashboard for isolation faults.',
    'Ne pas toucher les câbles orange. Regarder carter, fixations, capots, étiquettes et prise de charge ; lire les défauts d’isolement au tableau.',
  ],
  appliesWhen: {
    anyOf: [{ fuels: ['electric', 'hydrogen', 'hybrid-petrol', 'hybrid-diesel'] }, { equipment: ['high-voltage'] }],
  },
  locationAxes: ['longitudinal', 'side'],
  deficiencies: [
    major(
      '4.11.2.a.2',
      ['High-voltage cable badly held or protective sleeve damaged', 'Câble haute tension mal fixé ou gaine abîmée'],
      [
        'An orange cable is loose or scuffed. Specialists only.',
        'Un câble orange est détaché ou éraflé. Réservé aux spécialistes.',
      ],
      'orange cable, ev, hybrid, câble orange, électrique',
    ),
    dangerous(
      '4.11.2.a.3',
      ['High-voltage conductor exposed', 'Conducteur haute tension à nu'],
      [
        'Danger of electric shock. Do not touch, do not drive.',
        'Danger d’électrocution. Ne touchez pas, ne roulez pas.',
      ],
      'orange cable, bare, shock, dénudé, électrocution',
    ),
    minor(
      '4.11.2.b.1',
      ['High-voltage warning label missing', 'Étiquette de danger haute tension absente'],
      ['A warning label is missing.', 'Une étiquette de danger manque.'],
      'sticker, autocollant',
    ),
    major(
      '4.11.2.c.2',
      ['Charging socket or its cover damaged', 'Prise de charge ou son volet abîmé'],
      [
        'The charging socket is damaged. Do not charge until repaired.',
        'La prise de charge est abîmée. Ne rechargez pas avant réparation.',
      ],
      'charge port, inlet, recharge',
    ),
    major(
      '4.13.2.a.2',
      [
        'Traction battery housing damaged or fixings loose',
        'Carter de batterie de traction abîmé ou fixations desserrées',
      ],
      [
        'The drive battery is dented or loose. Specialists only.',
        'La batterie de traction est enfoncée ou desserrée. Réservé aux spécialistes.',
      ],
      'ev battery, dented, enfoncé',
    ),
    dangerous(
      '4.13.2.b.3',
      ['Traction battery leaking or pierced', 'Batterie de traction qui fuit ou percée'],
      ['The drive battery may catch fire. Do not drive.', 'La batterie de traction peut prendre feu. Ne roulez pas.'],
      'ev battery, electrolyte, électrolyte',
    ),
    major(
      '4.13.2.c.2',
      ['Isolation or battery fault shown', 'Défaut d’isolement ou de batterie affiché'],
      [
        'The car reports a high-voltage fault. Have it read out.',
        'La voiture signale un défaut haute tension. Faites-la lire.',
      ],
      'warning, isolation, isolement',
    ),
  ],
  common: ['4.11.2.a.2', '4.11.2.c.2', '4.13.2.a.2', '4.11.2.b.1', '4.13.2.c.2'],
})
