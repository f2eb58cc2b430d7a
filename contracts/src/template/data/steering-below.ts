// Annex I, 2.1 and 2.6: gear, linkage and assistance, seen from below with the wheel being rocked.
import { checkpoint, dangerous, major, minor } from './write.ts'

export const steeringGear = checkpoint({
  code: '2.1.1',
  title: ['Steering gear and power assistance', 'Boîtier, crémaillère et assistance'],
  help: [
    'Turn lock to lock with the front wheels on plates: no roughness, knocks or movement of the casing. Look for oil at the rack gaiters and the pump.',
    'Braquer de butée à butée sur plateaux : ni point dur, ni choc, ni mouvement du boîtier. Chercher l’huile aux soufflets et à la pompe.',
  ],
  method: 'mechanical',
  evidence: 'none',
  locationAxes: ['side'],
  deficiencies: [
    major(
      '2.1.1.a',
      ['Steering rough or stiff in operation', 'Direction dure ou irrégulière'],
      ['The steering is stiff or notchy.', 'La direction est dure ou accroche.'],
      'notchy, hard spot, point dur, grippé',
    ),
    major(
      '2.1.1.b.2',
      ['Steering gear shaft twisted or splines worn', 'Axe de direction tordu ou cannelures usées'],
      ['A shaft of the steering gear is worn.', 'Un axe du boîtier de direction est usé.'],
    ),
    dangerous(
      '2.1.1.b.3',
      [
        'Steering gear shaft or splines so worn that steering is affected',
        'Axe de direction ou cannelures usés au point d’altérer la direction',
      ],
      ['The steering gear may slip. Do not drive.', 'Le boîtier de direction peut lâcher. Ne roulez pas.'],
    ),
    major(
      '2.1.1.c.2',
      ['Steering rack or shaft worn', 'Crémaillère ou axe de direction usé'],
      ['The steering gear is worn.', 'La crémaillère est usée.'],
      'rack knock, bush, bague, claque',
    ),
    dangerous(
      '2.1.1.c.3',
      [
        'Steering rack or shaft so worn that steering is affected',
        'Crémaillère ou axe usé au point d’altérer la direction',
      ],
      ['The steering gear may fail. Do not drive.', 'La crémaillère peut lâcher. Ne roulez pas.'],
    ),
    minor(
      '2.1.1.e.1',
      ['Oily film at the steering gear', 'Suintement au boîtier de direction'],
      ['The steering gear is damp with oil. Watch it.', 'La crémaillère suinte. À surveiller.'],
      'weeping, seal, joint',
    ),
    major(
      '2.1.1.e.2',
      ['Steering gear leaking drops', 'Boîtier de direction qui goutte'],
      ['The steering gear loses oil.', 'La crémaillère perd de l’huile.'],
      'seal, joint',
    ),
    major(
      '2.1.2.a.2',
      ['Steering gear casing not properly fastened', 'Boîtier de direction mal fixé'],
      ['The steering gear is loose on the car.', 'La crémaillère est mal fixée.'],
    ),
    dangerous(
      '2.1.2.a.3',
      [
        'Steering gear casing visibly moving on the chassis',
        'Boîtier de direction qui bouge visiblement sur le châssis',
      ],
      ['The steering gear is coming off. Do not drive.', 'La crémaillère se détache. Ne roulez pas.'],
    ),
    major(
      '2.1.2.c.2',
      ['Steering gear bolt missing or broken', 'Vis de boîtier de direction absente ou cassée'],
      ['A bolt of the steering gear is missing.', 'Une vis de la crémaillère manque.'],
      'bolt, boulon',
    ),
    dangerous(
      '2.1.2.d.3',
      ['Steering gear casing cracked, hold affected', 'Boîtier de direction fissuré, tenue altérée'],
      ['The steering gear is cracked. Do not drive.', 'Le boîtier de direction est fissuré. Ne roulez pas.'],
    ),
    major(
      '2.1.5.a',
      ['Power steering leaking or impaired', 'Direction assistée qui fuit ou altérée'],
      ['The power steering loses fluid.', 'La direction assistée perd du liquide.'],
      'pas, pump, pompe',
    ),
    minor(
      '2.1.5.b.1',
      ['Power steering fluid low', 'Niveau de direction assistée bas'],
      ['Top up the power steering fluid.', 'Complétez le liquide de direction assistée.'],
      'fluid, reservoir, bocal',
    ),
    major(
      '2.1.5.c.2',
      ['Power steering not working', 'Direction assistée inopérante'],
      ['The power steering does not help.', 'La direction assistée n’aide plus.'],
      'heavy steering, belt, dure, courroie',
    ),
    dangerous(
      '2.1.5.c.3',
      ['Power steering faulty, steering affected', 'Direction assistée défaillante, conduite altérée'],
      [
        'The faulty power steering makes the car hard to control. Do not drive.',
        'L’assistance défaillante rend la voiture difficile à tenir. Ne roulez pas.',
      ],
    ),
    major(
      '2.1.5.g.2',
      [
        'Power steering pipe or hose damaged or corroded',
        'Conduite ou flexible de direction assistée abîmé ou corrodé',
      ],
      ['A power steering pipe is damaged.', 'Une conduite de direction assistée est abîmée.'],
    ),
    major(
      '2.6.a',
      ['Electric power steering lamp shows a fault', 'Témoin de direction électrique qui signale un défaut'],
      [
        'The electric steering reports a fault. Have it read out.',
        'La direction électrique signale un défaut. Faites-la lire.',
      ],
      'eps, warning light, dae',
    ),
    dangerous(
      '2.6.b.3',
      [
        'Steering wheel and road wheels disagree, steering affected',
        'Angle du volant et des roues incohérent, direction altérée',
      ],
      ['The steering does not follow the wheel. Do not drive.', 'Les roues ne suivent pas le volant. Ne roulez pas.'],
      'eps, dae',
    ),
  ],
  common: ['2.1.1.e.1', '2.1.5.a', '2.1.1.c.2', '2.6.a', '2.1.1.e.2', '2.1.5.b.1'],
})

export const steeringLinkage = checkpoint({
  code: '2.1.3',
  title: ['Steering linkage and joints', 'Timonerie et rotules de direction'],
  help: [
    'Rock the wheel at a quarter to three and have a hand on each joint. Check nuts, pins and rubber gaiters.',
    'Secouer la roue à trois heures moins le quart, une main sur chaque rotule. Contrôler écrous, goupilles et soufflets.',
  ],
  method: 'mechanical',
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '2.1.3.a.2',
      ['Movement between steering parts that should be fixed', 'Mouvement entre pièces de direction devant être fixes'],
      ['Parts of the steering move against each other.', 'Des pièces de direction bougent entre elles.'],
    ),
    dangerous(
      '2.1.3.a.3',
      [
        'Strong movement of steering parts, or about to come apart',
        'Fort mouvement de pièces de direction ou pièces près de se séparer',
      ],
      ['The steering may come apart. Do not drive.', 'La direction peut se désolidariser. Ne roulez pas.'],
    ),
    major(
      '2.1.3.b.2',
      ['Steering joint worn', 'Rotule de direction usée'],
      [
        'A steering joint is worn. Replace it and check the tracking.',
        'Une rotule de direction est usée. À remplacer, puis régler le parallélisme.',
      ],
      'track rod end, tie rod, ball joint, biellette, barre d’accouplement',
    ),
    dangerous(
      '2.1.3.b.3',
      ['Steering joint so worn that it may separate', 'Rotule de direction usée au point de se déboîter'],
      ['A steering joint may pop out. Do not drive.', 'Une rotule peut se déboîter. Ne roulez pas.'],
      'track rod end, tie rod, ball joint, biellette',
    ),
    major(
      '2.1.3.c.2',
      ['Steering part cracked or bent', 'Pièce de direction fissurée ou déformée'],
      ['A steering rod is bent or cracked.', 'Une biellette est tordue ou fissurée.'],
      'track rod, tie rod, biellette',
    ),
    dangerous(
      '2.1.3.c.3',
      [
        'Steering part cracked or bent, steering affected',
        'Pièce de direction fissurée ou déformée, direction altérée',
      ],
      ['A bent part impairs the steering. Do not drive.', 'Une pièce tordue altère la direction. Ne roulez pas.'],
      'track rod, tie rod, biellette',
    ),
    major(
      '2.1.3.d',
      ['Locking device of a steering nut missing', 'Freinage d’un écrou de direction absent'],
      ['A nut of the steering is not secured.', 'Un écrou de direction n’est pas freiné.'],
      'split pin, cotter, lock nut, goupille, contre-écrou',
    ),
    major(
      '2.1.3.e',
      ['Steering parts misaligned', 'Pièces de direction désalignées'],
      ['Steering parts are not in line.', 'Des pièces de direction sont désalignées.'],
    ),
    dangerous(
      '2.1.3.f.3',
      ['Unsafe modification of the steering linkage', 'Modification dangereuse de la timonerie de direction'],
      [
        'The steering has been altered unsafely. Do not drive.',
        'La direction a été modifiée dangereusement. Ne roulez pas.',
      ],
      'weld, heated, soudure, chauffé',
    ),
    minor(
      '2.1.3.g.1',
      ['Gaiter of the steering damaged', 'Soufflet ou cache-poussière de direction abîmé'],
      [
        'A rubber cover of a steering joint is torn. Dirt will wear the joint.',
        'Un soufflet de direction est abîmé. La saleté usera la rotule.',
      ],
      'torn, split, déchiré, fendu',
    ),
    major(
      '2.1.3.g.2',
      ['Gaiter of the steering missing or torn open', 'Soufflet ou cache-poussière de direction absent ou ouvert'],
      ['A rubber cover is gone. The joint is being ruined.', 'Un soufflet manque. La rotule s’abîme.'],
      'torn, split, déchiré, fendu',
    ),
    major(
      '2.1.4.a',
      ['Steering linkage fouls a fixed part', 'Timonerie de direction qui touche une pièce fixe'],
      ['A steering part touches the car when turning.', 'Une pièce de direction touche la caisse en braquant.'],
      'rubbing',
    ),
    major(
      '2.1.4.b',
      ['Steering stop missing or not acting', 'Butée de braquage absente ou sans effet'],
      ['The wheels turn too far.', 'Les roues braquent trop loin.'],
      'lock stop, butée',
    ),
  ],
  common: ['2.1.3.g.1', '2.1.3.b.2', '2.1.3.g.2', '2.1.3.a.2', '2.1.3.c.2', '2.1.3.b.3'],
})
