// Annex I, 1.1.13, 1.1.14 and 1.1.16: what presses and what is pressed on.
import { checkpoint, dangerous, major, measurement, minor, rule, unverified } from './write.ts'

export const liningsAndPads = checkpoint({
  code: '1.1.13',
  title: ['Linings and pads', 'Garnitures et plaquettes'],
  help: [
    'Look through the wheel or the inspection hole at the thinner pad, inside and outside. Where the maker has a wear mark, that mark decides.',
    'Regarder à travers la roue ou l’orifice la plaquette la plus mince, dedans et dehors. Le repère d’usure du constructeur décide.',
  ],
  locationAxes: ['axle', 'side'],
  measurements: [
    measurement({
      key: 'pad-thickness',
      name: ['Friction material left', 'Épaisseur de garniture'],
      unit: 'mm',
      decimals: 1,
      per: 'wheel',
      required: false,
      plausible: { min: 0, max: 30 },
    }),
  ],
  rules: [
    rule(
      'pad-wear',
      { of: 'value', measurement: 'pad-thickness' },
      unverified('Working value 1.5 mm (UK inspection practice); the maker’s wear mark prevails', {
        min: 1.5,
        deficiency: '1.1.13.a.2',
      }),
    ),
  ],
  deficiencies: [
    major(
      '1.1.13.a.2',
      ['Linings or pads worn down to the limit mark', 'Garnitures ou plaquettes usées jusqu’au repère'],
      [
        'The brake pads are used up. Replace them on both sides.',
        'Les plaquettes sont en fin de vie. À remplacer des deux côtés.',
      ],
      'low pads, brake wear',
    ),
    dangerous(
      '1.1.13.a.3',
      [
        'Linings or pads worn beyond the limit mark: mark gone',
        'Garnitures ou plaquettes usées au-delà du repère : repère disparu',
      ],
      ['Metal may rub on metal when braking. Do not drive.', 'Le métal peut frotter sur le métal. Ne roulez pas.'],
      'metal on metal, grinding, ferraille',
    ),
    major(
      '1.1.13.b.2',
      ['Linings or pads soiled with oil or grease', 'Garnitures ou plaquettes souillées d’huile ou de graisse'],
      [
        'Oil or grease is on the brake pads. Find the leak, replace the pads.',
        'De l’huile ou de la graisse couvre les plaquettes. Trouver la fuite, remplacer.',
      ],
      'contaminated, oily, gras',
    ),
    dangerous(
      '1.1.13.b.3',
      ['Linings or pads soiled, braking affected', 'Garnitures ou plaquettes souillées, freinage altéré'],
      [
        'Oil on the pads has weakened the brakes. Do not drive.',
        'L’huile sur les plaquettes affaiblit le freinage. Ne roulez pas.',
      ],
      'contaminated, oily, gras',
    ),
    dangerous(
      '1.1.13.c',
      ['Linings or pads missing or wrongly fitted', 'Garnitures ou plaquettes absentes ou mal montées'],
      [
        'A brake pad is missing or the wrong way round. Do not drive.',
        'Une plaquette manque ou est montée à l’envers. Ne roulez pas.',
      ],
      'wrong way round, à l’envers',
    ),
  ],
  common: ['1.1.13.a.2', '1.1.13.a.3', '1.1.13.b.2', '1.1.13.c'],
})

export const discsAndCalipers = checkpoint({
  code: '1.1.14',
  title: ['Discs, drums and calipers', 'Disques, tambours et étriers'],
  help: [
    'Turn the wheel and look at both faces of the disc: lip, scores, cracks. Check calipers and wheel cylinders for wetness, rust, torn dust covers.',
    'Tourner la roue, regarder les deux faces du disque : lèvre, rayures, fissures. Étriers et cylindres : humidité, rouille, cache-poussière.',
  ],
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '1.1.14.a.2',
      ['Brake disc or drum worn', 'Disque ou tambour de frein usé'],
      [
        'A brake disc or drum is worn out. Replace them in pairs.',
        'Un disque ou tambour est usé. À remplacer par paire.',
      ],
      'lip, thin disc, scored, lèvre, rayé',
    ),
    dangerous(
      '1.1.14.a.3',
      [
        'Brake disc or drum excessively worn, scored, cracked, loose or broken',
        'Disque ou tambour de frein trop usé, rayé, fissuré, mal fixé ou cassé',
      ],
      ['A brake disc or drum can break. Do not drive.', 'Un disque ou tambour peut casser. Ne roulez pas.'],
      'deep grooves, rayures profondes',
    ),
    major(
      '1.1.14.b.2',
      ['Disc or drum soiled with oil or grease', 'Disque ou tambour souillé d’huile ou de graisse'],
      ['Oil or grease is on a brake disc or drum.', 'De l’huile ou de la graisse est sur un disque ou tambour.'],
      'contaminated, oily, gras',
    ),
    dangerous(
      '1.1.14.b.3',
      ['Disc or drum soiled, braking affected', 'Disque ou tambour souillé, freinage altéré'],
      [
        'Oil on the disc has weakened the brakes. Do not drive.',
        'L’huile sur le disque affaiblit le freinage. Ne roulez pas.',
      ],
      'contaminated, oily, gras',
    ),
    dangerous(
      '1.1.14.c',
      ['Disc or drum missing', 'Disque ou tambour absent'],
      ['A brake is missing. Do not drive.', 'Il manque un frein. Ne roulez pas.'],
    ),
    major(
      '1.1.14.d',
      ['Brake backplate loose', 'Flasque de frein mal fixé'],
      ['The plate behind a brake is loose.', 'Le flasque derrière un frein est desserré.'],
      'back plate, shield, tôle',
    ),
    major(
      '1.1.16.a.2',
      ['Caliper or wheel cylinder cracked or damaged', 'Étrier ou cylindre de roue fissuré ou abîmé'],
      ['A brake caliper or cylinder is damaged.', 'Un étrier ou cylindre de frein est abîmé.'],
    ),
    dangerous(
      '1.1.16.a.3',
      ['Caliper or wheel cylinder cracked, braking affected', 'Étrier ou cylindre de roue fissuré, freinage altéré'],
      ['A brake caliper can break. Do not drive.', 'Un étrier peut casser. Ne roulez pas.'],
    ),
    major(
      '1.1.16.b.2',
      ['Caliper or wheel cylinder leaking', 'Étrier ou cylindre de roue qui fuit'],
      [
        'A brake loses fluid at a wheel. Have it repaired now.',
        'Un frein perd du liquide à une roue. À réparer sans attendre.',
      ],
      'wet, seal, joint, humide',
    ),
    dangerous(
      '1.1.16.b.3',
      ['Caliper or wheel cylinder leaking, braking affected', 'Étrier ou cylindre de roue qui fuit, freinage altéré'],
      [
        'A leak at a wheel weakens the brakes. Do not drive.',
        'Une fuite à une roue affaiblit le freinage. Ne roulez pas.',
      ],
      'wet, caliper, étrier',
    ),
    major(
      '1.1.16.c.2',
      ['Caliper or wheel cylinder loose', 'Étrier ou cylindre de roue mal fixé'],
      ['A brake caliper is loose.', 'Un étrier de frein est desserré.'],
      'bolt, vis',
    ),
    dangerous(
      '1.1.16.c.3',
      ['Caliper or wheel cylinder loose, braking affected', 'Étrier ou cylindre de roue mal fixé, freinage altéré'],
      ['A brake caliper can come off. Do not drive.', 'Un étrier peut se détacher. Ne roulez pas.'],
      'bolt, vis',
    ),
    major(
      '1.1.16.d.2',
      ['Caliper or wheel cylinder heavily corroded', 'Étrier ou cylindre de roue très corrodé'],
      ['Rust is eating a brake caliper.', 'La rouille ronge un étrier de frein.'],
    ),
    dangerous(
      '1.1.16.d.3',
      [
        'Caliper or wheel cylinder so corroded that it may crack',
        'Étrier ou cylindre de roue corrodé au point de se fissurer',
      ],
      ['A rusted caliper may crack. Do not drive.', 'Un étrier rouillé peut se fendre. Ne roulez pas.'],
    ),
    major(
      '1.1.16.e.2',
      [
        'Brake piston travel too short or too long, or seized',
        'Piston de frein : course trop courte ou trop longue, ou grippé',
      ],
      ['A brake piston sticks or moves too far.', 'Un piston de frein coince ou va trop loin.'],
      'seized caliper, stuck, étrier grippé, coincé',
    ),
    dangerous(
      '1.1.16.e.3',
      [
        'Brake piston travel wrong or seized, braking affected',
        'Piston de frein : course incorrecte ou grippé, freinage altéré',
      ],
      [
        'A stuck brake piston weakens the brakes. Do not drive.',
        'Un piston coincé affaiblit le freinage. Ne roulez pas.',
      ],
      'seized caliper, étrier grippé',
    ),
    minor(
      '1.1.16.f.1',
      ['Dust cover of a brake damaged', 'Cache-poussière de frein abîmé'],
      [
        'A rubber cover at a brake is torn. Dirt will get in.',
        'Un caoutchouc de frein est déchiré. La saleté y entre.',
      ],
      'torn, déchiré',
    ),
    major(
      '1.1.16.f.2',
      ['Dust cover of a brake missing or badly damaged', 'Cache-poussière de frein absent ou très abîmé'],
      [
        'A rubber cover at a brake is gone. The piston will seize.',
        'Un caoutchouc de frein manque. Le piston va gripper.',
      ],
      'torn, déchiré',
    ),
  ],
  common: ['1.1.14.a.2', '1.1.16.f.1', '1.1.16.e.2', '1.1.14.a.3', '1.1.16.b.2', '1.1.16.d.2'],
})
