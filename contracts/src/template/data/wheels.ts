// Annex I, 5.1.3 and 5.2: bearings, hubs, wheels, tyres.
import { checkpoint, dangerous, major, measurement, minor, onSpot, rule, unverified } from './write.ts'

export const wheelBearings = checkpoint({
  code: '5.1.3',
  title: ['Wheel bearings', 'Roulements de roue'],
  help: [
    'Wheel off the ground: rock it at twelve and six with the brake on and off, then spin it and listen.',
    'Roue levée : la secouer à midi et six heures, frein serré puis relâché, puis la lancer et écouter.',
  ],
  method: 'mechanical',
  evidence: 'none',
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '5.1.3.a.2',
      ['Wheel bearing with play or noise', 'Roulement de roue avec jeu ou bruit'],
      ['A wheel bearing is worn. Replace it.', 'Un roulement de roue est usé. À remplacer.'],
      'rumble, humming, hub, ronfle, grogne, moyeu',
    ),
    dangerous(
      '5.1.3.a.3',
      [
        'Wheel bearing with so much play that the car wanders or it may break',
        'Roulement de roue avec un jeu altérant la tenue de route ou près de casser',
      ],
      ['A wheel may come off. Do not drive.', 'Une roue peut se détacher. Ne roulez pas.'],
      'hub, moyeu',
    ),
    major(
      '5.1.3.b.2',
      ['Wheel bearing too tight', 'Roulement de roue trop serré'],
      ['A wheel bearing runs too tight and heats up.', 'Un roulement est trop serré et chauffe.'],
      'stiff, hot, dur, chauffe',
    ),
    dangerous(
      '5.1.3.b.3',
      [
        'Wheel bearing seized or about to break from heat',
        'Roulement de roue grippé ou près de casser par échauffement',
      ],
      ['A wheel may seize. Do not drive.', 'Une roue peut se bloquer. Ne roulez pas.'],
      'jammed, stuck, bloqué',
    ),
  ],
  common: ['5.1.3.a.2', '5.1.3.a.3', '5.1.3.b.2'],
})

export const wheels = checkpoint({
  code: '5.2.2',
  title: ['Wheels and wheel fixings', 'Roues et fixations'],
  help: [
    'Count nuts and bolts, look for rust trails at the holes, cracks and welds on the rim, inside too.',
    'Compter écrous et vis, chercher traces de rouille aux trous, fissures et soudures sur la jante, côté intérieur aussi.',
  ],
  locationAxes: ['axle', 'side'],
  deficiencies: [
    onSpot(
      major(
        '5.2.1.a.2',
        ['Wheel nut or bolt missing or loose', 'Écrou ou vis de roue absent ou desserré'],
        [
          'A wheel nut is missing or loose. Have all of them tightened.',
          'Un écrou de roue manque ou est desserré. Faites tout resserrer.',
        ],
        'lug nut, stud, goujon, boulon',
      ),
    ),
    dangerous(
      '5.2.1.a.3',
      [
        'So many fixings missing or loose that the wheel may come off',
        'Fixations absentes ou desserrées au point de perdre la roue',
      ],
      ['A wheel may come off. Do not drive.', 'Une roue peut se détacher. Ne roulez pas.'],
      'lug nut, stud, goujon, boulon',
    ),
    major(
      '5.2.1.b.2',
      ['Wheel hub worn or damaged', 'Moyeu de roue usé ou abîmé'],
      ['A wheel hub is damaged.', 'Un moyeu de roue est abîmé.'],
      'spigot, thread, filetage',
    ),
    dangerous(
      '5.2.1.b.3',
      ['Wheel hub so damaged that the wheel is not held', 'Moyeu abîmé au point de ne plus tenir la roue'],
      ['A wheel may come off. Do not drive.', 'Une roue peut se détacher. Ne roulez pas.'],
    ),
    dangerous(
      '5.2.2.a',
      ['Wheel cracked or welded', 'Roue fissurée ou soudée'],
      ['A wheel may break. Do not drive.', 'Une roue peut casser. Ne roulez pas.'],
      'weld, rim, soudure',
    ),
    major(
      '5.2.2.c.2',
      ['Wheel badly bent or worn', 'Roue très déformée ou usée'],
      ['A wheel is bent. Replace it.', 'Une roue est voilée. À remplacer.'],
      'kerbed, buckled, pothole, trottoir',
    ),
    dangerous(
      '5.2.2.c.3',
      ['Wheel so bent that fixing or tyre is affected', 'Roue déformée au point d’altérer fixation ou pneu'],
      [
        'A bent wheel may lose air or come off. Do not drive.',
        'Une roue voilée peut perdre l’air ou se détacher. Ne roulez pas.',
      ],
      'buckled',
    ),
    major(
      '5.2.2.d',
      ['Size or type of wheel not permitted', 'Dimension ou type de roue non conforme'],
      ['The wheels do not suit this car.', 'Les jantes ne conviennent pas à cette voiture.'],
      'offset, spacer, aftermarket, déport, élargisseur',
    ),
  ],
  common: ['5.2.1.a.2', '5.2.2.c.2', '5.2.2.d', '5.2.2.a', '5.2.1.a.3'],
})

export const tyres = checkpoint({
  code: '5.2.3',
  title: ['Tyres', 'Pneumatiques'],
  help: [
    'Measure the shallowest main groove of each tyre. Compare size, load and speed marks on an axle and with the documents. Feel both side walls.',
    'Mesurer la rainure principale la plus usée de chaque pneu. Comparer dimensions et indices par essieu et avec les documents. Palper les deux flancs.',
  ],
  locationAxes: ['axle', 'side'],
  measurements: [
    measurement({
      key: 'tread-depth',
      name: ['Least tread depth', 'Profondeur minimale de sculpture'],
      unit: 'mm',
      decimals: 1,
      per: 'wheel',
      plausible: { min: 0, max: 15 },
    }),
  ],
  rules: [
    rule('tread-depth', { of: 'value', measurement: 'tread-depth' }, [
      ...unverified('Item 5.2.3 (e): 1.6 mm in the main grooves of car tyres', { min: 1.6, deficiency: '5.2.3.e.2' }),
      ...unverified('Item 5.2.3 (e); four fifths of 1.6 mm taken as dangerous', { min: 1.28, deficiency: '5.2.3.e.3' }),
    ]),
  ],
  deficiencies: [
    major(
      '5.2.3.a.2',
      [
        'Tyre size, load, speed or approval mark not as required',
        'Dimension, indice de charge, de vitesse ou marque de pneu non conforme',
      ],
      [
        'The tyre does not suit this car. Fit the right size.',
        'Le pneu ne convient pas à cette voiture. Montez la bonne dimension.',
      ],
      'wrong size, mauvaise taille',
    ),
    dangerous(
      '5.2.3.a.3',
      [
        'Tyre too weak for its use, or touches fixed parts dangerously',
        'Pneu trop faible pour l’usage ou touchant dangereusement une pièce fixe',
      ],
      [
        'The tyre is overloaded or cut while driving. Do not drive.',
        'Le pneu est surchargé ou se coupe en roulant. Ne roulez pas.',
      ],
    ),
    major(
      '5.2.3.b',
      ['Tyres of different sizes on one axle', 'Pneus de dimensions différentes sur un essieu'],
      ['The two tyres of an axle differ in size.', 'Les deux pneus d’un essieu n’ont pas la même taille.'],
      'mixed, mélange',
    ),
    major(
      '5.2.3.c',
      ['Tyres of different constructions on one axle', 'Pneus de structures différentes sur un essieu'],
      ['The two tyres of an axle are of different types.', 'Les deux pneus d’un essieu sont de types différents.'],
      'radial, cross ply, summer, winter, été, hiver, diagonal',
    ),
    major(
      '5.2.3.d.2',
      ['Tyre seriously damaged or cut', 'Pneu gravement abîmé ou coupé'],
      ['A tyre is damaged. Replace it.', 'Un pneu est abîmé. À remplacer.'],
      'nail, perished, sidewall, clou, craquelé, flanc, entaille',
    ),
    dangerous(
      '5.2.3.d.3',
      ['Tyre cords visible or damaged, or bulge', 'Toile de pneu visible ou abîmée, ou hernie'],
      ['The tyre may burst. Do not drive.', 'Le pneu peut éclater. Ne roulez pas.'],
      'cord, canvas, hernie, trame, sidewall, flanc',
    ),
    major(
      '5.2.3.e.2',
      ['Tyre tread at or below the wear limit', 'Sculpture de pneu à la limite d’usure ou au-dessous'],
      ['A tyre is worn. Replace both tyres of the axle.', 'Un pneu est usé. Remplacez les deux pneus de l’essieu.'],
      'bald, low tread, twi, lisse, témoin d’usure',
    ),
    dangerous(
      '5.2.3.e.3',
      ['Tyre tread far below the limit', 'Sculpture de pneu nettement sous la limite'],
      [
        'The tyre has hardly any tread and no grip in the wet. Do not drive.',
        'Le pneu est presque lisse et n’accroche plus sous la pluie. Ne roulez pas.',
      ],
      'bald, slick, lisse',
    ),
    minor(
      '5.2.3.f.1',
      ['Tyre touches a flexible part', 'Pneu qui touche une pièce souple'],
      ['A tyre brushes a soft part of the wheel arch.', 'Un pneu frôle une pièce souple du passage de roue.'],
      'liner, mud flap, bavette, pare-boue',
    ),
    major(
      '5.2.3.f.2',
      ['Tyre rubs against another part', 'Pneu qui frotte contre une autre pièce'],
      ['A tyre rubs against the car.', 'Un pneu frotte contre la voiture.'],
      'wheel arch, passage de roue',
    ),
    onSpot(
      minor(
        '5.2.3.h.1',
        [
          'Tyre visibly underinflated or pressure monitor faulty',
          'Pneu visiblement sous-gonflé ou contrôle de pression défaillant',
        ],
        ['Check the tyre pressures and the warning lamp.', 'Contrôlez les pressions et le témoin.'],
        'tpms, flat, low pressure, dégonflé, pression',
      ),
    ),
    major(
      '5.2.3.h.2',
      ['Tyre pressure monitor clearly not working', 'Contrôle de pression des pneus manifestement inopérant'],
      ['The car would not warn you of a flat tyre.', 'La voiture ne signalerait pas une crevaison.'],
      'tpms, sensor, capteur, pression',
    ),
  ],
  common: ['5.2.3.e.2', '5.2.3.d.2', '5.2.3.b', '5.2.3.h.1', '5.2.3.a.2', '5.2.3.d.3'],
})
