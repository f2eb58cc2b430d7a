// Annex I, 2: from the steering wheel to the road wheels.
import type { Section } from '../template.ts'
import { steeringGear, steeringLinkage } from './steering-below.ts'
import { checkpoint, dangerous, major, measurement, minor, rule, text, unverified } from './write.ts'

const wheelAndColumn = checkpoint({
  code: '2.2.1',
  title: ['Steering wheel and column', 'Volant et colonne de direction'],
  help: [
    'Push and pull the wheel in line with the column, then across it. Look at hub, spokes and the coupling below.',
    'Pousser et tirer le volant dans l’axe de la colonne, puis en travers. Regarder moyeu, branches et accouplement.',
  ],
  method: 'mechanical',
  evidence: 'none',
  deficiencies: [
    major(
      '2.2.1.a.2',
      ['Steering wheel moves on the column', 'Volant qui bouge sur la colonne'],
      ['The steering wheel is loose on its column.', 'Le volant a du jeu sur sa colonne.'],
      'loose steering wheel, volant desserré',
    ),
    dangerous(
      '2.2.1.a.3',
      ['Steering wheel about to come off the column', 'Volant près de se détacher de la colonne'],
      ['The steering wheel may come off. Do not drive.', 'Le volant peut se détacher. Ne roulez pas.'],
    ),
    major(
      '2.2.1.b.2',
      ['Retaining nut or device of the steering wheel missing', 'Écrou ou retenue du volant absent'],
      ['The nut that holds the steering wheel is missing.', 'L’écrou qui retient le volant manque.'],
    ),
    dangerous(
      '2.2.1.b.3',
      [
        'Retaining device missing, steering wheel about to come off',
        'Retenue du volant absente, volant près de se détacher',
      ],
      ['The steering wheel may come off. Do not drive.', 'Le volant peut se détacher. Ne roulez pas.'],
    ),
    major(
      '2.2.1.c.2',
      [
        'Steering wheel hub, rim or spokes cracked or loose',
        'Moyeu, jante ou branches du volant fissurés ou desserrés',
      ],
      ['The steering wheel itself is cracked or loose.', 'Le volant lui-même est fendu ou desserré.'],
    ),
    dangerous(
      '2.2.1.c.3',
      ['Steering wheel hub, rim or spokes about to break', 'Moyeu, jante ou branches du volant près de rompre'],
      [
        'The steering wheel may break in your hands. Do not drive.',
        'Le volant peut casser dans vos mains. Ne roulez pas.',
      ],
    ),
    major(
      '2.2.2.a',
      ['Steering column moves up and down too much', 'Colonne de direction avec trop de jeu axial'],
      ['The steering column moves along its axis.', 'La colonne de direction bouge dans son axe.'],
    ),
    major(
      '2.2.2.b',
      ['Top of the steering column moves sideways too much', 'Haut de la colonne de direction avec trop de jeu radial'],
      ['The steering column is worn in its bearing.', 'La colonne de direction est usée dans son palier.'],
    ),
    major(
      '2.2.2.c',
      ['Flexible coupling of the steering worn', 'Accouplement souple de direction usé'],
      ['A rubber joint in the steering is worn.', 'Un joint souple de la direction est usé.'],
      'cardan, universal joint, flector',
    ),
    major(
      '2.2.2.d.2',
      ['Steering column attachment faulty', 'Fixation de colonne de direction défectueuse'],
      ['The steering column is badly held.', 'La colonne de direction est mal fixée.'],
    ),
    dangerous(
      '2.2.2.d.3',
      ['Steering column about to come loose', 'Colonne de direction près de se détacher'],
      ['The steering column may come loose. Do not drive.', 'La colonne de direction peut se détacher. Ne roulez pas.'],
    ),
    dangerous(
      '2.2.2.e',
      ['Unsafe modification of the steering column', 'Modification dangereuse de la colonne de direction'],
      [
        'The steering has been altered unsafely. Do not drive.',
        'La direction a été modifiée dangereusement. Ne roulez pas.',
      ],
    ),
    dangerous(
      '7.3.b.3',
      ['Steering lock engages by itself', 'Antivol de direction qui se verrouille seul'],
      ['The steering may lock while driving. Do not drive.', 'La direction peut se bloquer en roulant. Ne roulez pas.'],
      'ignition lock, neiman, antivol',
    ),
  ],
  common: ['2.2.2.c', '2.2.2.b', '2.2.1.a.2', '2.2.2.a', '2.2.1.c.2'],
})

const play = checkpoint({
  code: '2.3',
  title: ['Steering play and tracking', 'Jeu de direction et parallélisme'],
  help: [
    'Wheels straight, engine running with power steering: turn lightly each way until the road wheels move. Optional: drive over the side-slip plate.',
    'Roues droites, moteur tournant si assistance : tourner doucement de chaque côté jusqu’au mouvement des roues. En option : passage sur plaque de ripage.',
  ],
  method: 'mechanical',
  evidence: 'none',
  locationAxes: ['axle'],
  measurements: [
    measurement({
      key: 'steering-play',
      name: ['Free movement of the rim', 'Course libre de la jante du volant'],
      unit: '% ⌀',
      decimals: 0,
      per: 'vehicle',
      required: false,
      plausible: { min: 0, max: 100 },
    }),
    measurement({
      key: 'side-slip',
      name: ['Side slip (outward positive)', 'Ripage (ouverture positive)'],
      unit: 'm/km',
      decimals: 1,
      per: 'axle',
      required: false,
      plausible: { min: -30, max: 30 },
    }),
  ],
  rules: [
    rule(
      'steering-play',
      { of: 'value', measurement: 'steering-play' },
      unverified('Item 2.3 (a): one fifth of the wheel diameter', { max: 20, deficiency: '2.3.a.2' }),
    ),
    rule(
      'side-slip',
      { of: 'value', measurement: 'side-slip' },
      unverified('Working value 8 m/km (French practice), item 2.4', { min: -8, max: 8, deficiency: '2.4.a.1' }),
    ),
  ],
  deficiencies: [
    major(
      '2.3.a.2',
      [
        'Steering free play beyond one fifth of the wheel diameter',
        'Jeu de direction supérieur au cinquième du diamètre du volant',
      ],
      [
        'The steering wheel turns too far before the car reacts.',
        'Le volant tourne trop avant que la voiture réagisse.',
      ],
      'slack steering, loose',
    ),
    dangerous(
      '2.3.a.3',
      ['Free play so large that steering is unsafe', 'Jeu tel que la direction n’est plus sûre'],
      ['The car cannot be steered safely. Do not drive.', 'La voiture ne peut être dirigée sûrement. Ne roulez pas.'],
      'slack steering, loose',
    ),
    minor(
      '2.4.a.1',
      ['Wheel alignment out of specification', 'Parallélisme hors tolérance'],
      ['The wheels are not aligned. Tyres wear faster.', 'Les roues sont mal alignées. Les pneus s’usent plus vite.'],
      'tracking, toe, geometry, géométrie, pincement, train',
    ),
    major(
      '2.4.a.2',
      [
        'Alignment so far out that the car does not run straight',
        'Alignement tel que la voiture ne tient pas sa ligne',
      ],
      [
        'The car pulls to one side because of its wheel alignment.',
        'La voiture tire d’un côté à cause de l’alignement.',
      ],
      'tracking, toe, geometry, pulls, géométrie, tire',
    ),
  ],
  common: ['2.3.a.2', '2.4.a.1', '2.4.a.2', '2.3.a.3'],
})

export const steering: Section = {
  code: '2',
  title: text(['Steering', 'Direction']),
  checkpoints: [wheelAndColumn, play, steeringGear, steeringLinkage],
}
