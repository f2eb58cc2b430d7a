// Annex I, 5.1.1, 5.1.2 and 5.3: axles, springs, dampers, arms and joints.
import { checkpoint, dangerous, major, measurement, minor, rule, unverified } from './write.ts'

export const springs = checkpoint({
  code: '5.3.1',
  title: ['Springs and stabilisers', 'Ressorts et stabilisateurs'],
  help: [
    'Look at the first and last coil of each spring, at leaves and air bags. Does the car stand level?',
    'Regarder première et dernière spire de chaque ressort, lames, coussins d’air. La voiture est-elle d’aplomb ?',
  ],
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '5.3.1.a.2',
      ['Spring badly fastened', 'Ressort mal fixé'],
      ['A spring is loose.', 'Un ressort est mal fixé.'],
    ),
    dangerous(
      '5.3.1.a.3',
      ['Spring visibly moving, fastening very loose', 'Ressort qui bouge visiblement, fixation très desserrée'],
      ['A spring is coming off. Do not drive.', 'Un ressort se détache. Ne roulez pas.'],
    ),
    major(
      '5.3.1.b.2',
      ['Spring or stabiliser broken or damaged', 'Ressort ou barre stabilisatrice cassé ou abîmé'],
      ['A spring is broken. Replace both of the axle.', 'Un ressort est cassé. Remplacez les deux de l’essieu.'],
      'coil, anti roll bar, drop link, spire, barre antiroulis, biellette',
    ),
    dangerous(
      '5.3.1.b.3',
      ['Spring broken so that other parts are affected', 'Ressort cassé au point de toucher d’autres organes'],
      ['A broken spring may cut the tyre. Do not drive.', 'Un ressort cassé peut couper le pneu. Ne roulez pas.'],
      'coil, spire',
    ),
    major(
      '5.3.1.c.2',
      ['Spring missing', 'Ressort absent'],
      ['A part of the spring is missing.', 'Un élément de ressort manque.'],
    ),
    dangerous(
      '5.3.1.c.3',
      ['Spring missing, driving unsafe', 'Ressort absent, conduite dangereuse'],
      ['A spring is missing. Do not drive.', 'Un ressort manque. Ne roulez pas.'],
    ),
    major(
      '5.3.1.d.2',
      ['Unsafe modification of the springs', 'Modification non sûre des ressorts'],
      [
        'The suspension was lowered or altered without approval.',
        'La suspension a été rabaissée ou modifiée sans homologation.',
      ],
      'lowered, cut spring, rabaissé, ressort coupé',
    ),
    major(
      '5.3.5.b',
      [
        'Air or hydraulic suspension faulty or leaking',
        'Suspension pneumatique ou hydraulique défaillante ou qui fuit',
      ],
      ['The air suspension loses pressure.', 'La suspension pneumatique perd de la pression.'],
      'air bag, level, sphere, sphère, assiette, coussin',
    ),
  ],
  common: ['5.3.1.b.2', '5.3.1.a.2', '5.3.1.b.3', '5.3.1.d.2', '5.3.5.b'],
})

export const dampers = checkpoint({
  code: '5.3.2',
  title: ['Dampers', 'Amortisseurs'],
  help: [
    'Look for oil, loose bolts and worn bushes. Bench: read the remaining grip per wheel.',
    'Chercher huile, vis desserrées et silentblocs usés. Banc : lire l’adhérence restante par roue.',
  ],
  locationAxes: ['axle', 'side'],
  measurements: [
    measurement({
      key: 'damper-grip',
      name: ['Grip on the damper bench', 'Adhérence au banc de suspension'],
      unit: '%',
      decimals: 0,
      per: 'wheel',
      required: false,
      plausible: { min: 0, max: 100 },
    }),
  ],
  rules: [
    rule(
      'damper-difference',
      { of: 'imbalance-percent', measurement: 'damper-grip' },
      unverified('Working value 30 % left to right (national data), item 5.3.2.1 (a)', {
        max: 30,
        deficiency: '5.3.2.1.a.1',
      }),
    ),
    rule(
      'damper-grip',
      { of: 'value', measurement: 'damper-grip' },
      unverified('Working value 20 % (EUSAMA scale), item 5.3.2.1 (a)', { min: 20, deficiency: '5.3.2.1.a.2' }),
    ),
  ],
  deficiencies: [
    minor(
      '5.3.2.a.1',
      ['Damper fastening slightly loose', 'Fixation d’amortisseur légèrement desserrée'],
      ['A shock absorber has a little play.', 'Un amortisseur a un peu de jeu.'],
      'bush, silentbloc',
    ),
    major(
      '5.3.2.a.2',
      ['Damper loose', 'Amortisseur mal fixé'],
      ['A shock absorber is loose.', 'Un amortisseur est desserré.'],
      'bush, top mount, silentbloc, coupelle',
    ),
    major(
      '5.3.2.b',
      ['Damper leaking heavily or without effect', 'Amortisseur qui fuit fortement ou sans effet'],
      [
        'A shock absorber is finished. Replace both of the axle.',
        'Un amortisseur est mort. Remplacez les deux de l’essieu.',
      ],
      'oily, bouncing, huile, rebondit',
    ),
    minor(
      '5.3.2.1.a.1',
      ['Damping differs much left to right', 'Amortissement très différent entre gauche et droite'],
      ['The shock absorbers of an axle differ much.', 'Les amortisseurs d’un essieu diffèrent beaucoup.'],
      'dissymmetry, dissymétrie',
    ),
    major(
      '5.3.2.1.a.2',
      ['Damping below the given minimum', 'Amortissement inférieur au minimum donné'],
      ['A shock absorber hardly damps any more.', 'Un amortisseur n’amortit presque plus.'],
      'bench, banc',
    ),
    minor(
      '5.3.2.c.1',
      ['Damper dust cover or bump stop damaged', 'Protecteur ou butée d’amortisseur abîmé'],
      ['A rubber of a shock absorber is damaged.', 'Un caoutchouc d’amortisseur est abîmé.'],
      'bump stop, gaiter, butée',
    ),
  ],
  common: ['5.3.2.b', '5.3.2.a.1', '5.3.2.c.1', '5.3.2.a.2', '5.3.2.1.a.1'],
})

export const armsAndJoints = checkpoint({
  code: '5.3.4',
  title: ['Axles, arms and ball joints', 'Essieux, bras et rotules de suspension'],
  help: [
    'Play detector or lever: watch every bush and ball joint while the wheel is moved along and across. Tap rusty arms and the axle beam.',
    'Plaques à jeux ou levier : observer chaque silentbloc et rotule pendant qu’on bouge la roue. Sonder bras rouillés et essieu.',
  ],
  method: 'mechanical',
  locationAxes: ['axle', 'side'],
  deficiencies: [
    dangerous(
      '5.1.1.a',
      ['Axle cracked or bent', 'Essieu fissuré ou déformé'],
      ['An axle may break. Do not drive.', 'Un essieu peut casser. Ne roulez pas.'],
      'beam, train',
    ),
    major(
      '5.1.1.b.2',
      ['Axle badly fastened', 'Essieu mal fixé'],
      ['An axle is loose.', 'Un essieu est mal fixé.'],
      'beam bush, train arrière, silentbloc',
    ),
    dangerous(
      '5.1.1.b.3',
      ['Axle loose, stability affected', 'Essieu mal fixé, stabilité altérée'],
      [
        'A loose axle makes the car wander. Do not drive.',
        'Un essieu desserré fait flotter la voiture. Ne roulez pas.',
      ],
    ),
    major(
      '5.1.2.b.2',
      ['Stub axle or pivot worn', 'Fusée ou pivot usé'],
      ['The pivot of a wheel is worn.', 'Le pivot d’une roue est usé.'],
      'king pin, swivel, knuckle, porte-moyeu',
    ),
    dangerous(
      '5.1.2.b.3',
      ['Stub axle or pivot so worn that it may loosen', 'Fusée ou pivot usé au point de se détacher'],
      ['A wheel carrier may come apart. Do not drive.', 'Un porte-roue peut se séparer. Ne roulez pas.'],
      'king pin, swivel, knuckle, porte-moyeu',
    ),
    major(
      '5.3.3.a.2',
      ['Suspension arm or rod badly fastened', 'Bras ou tirant de suspension mal fixé'],
      [
        'A suspension arm is loose or its rubber is torn.',
        'Un bras de suspension est lâche ou son silentbloc déchiré.',
      ],
      'wishbone, bush, triangle, silentbloc',
    ),
    dangerous(
      '5.3.3.a.3',
      ['Suspension arm or rod loose, stability affected', 'Bras ou tirant de suspension mal fixé, stabilité altérée'],
      ['A loose arm makes the car wander. Do not drive.', 'Un bras desserré fait flotter la voiture. Ne roulez pas.'],
      'wishbone, triangle',
    ),
    major(
      '5.3.3.b.2',
      ['Suspension arm or rod damaged or heavily corroded', 'Bras ou tirant de suspension abîmé ou très corrodé'],
      ['A suspension arm is bent or rusty.', 'Un bras de suspension est tordu ou rouillé.'],
      'wishbone, triangle',
    ),
    dangerous(
      '5.3.3.b.3',
      [
        'Suspension arm or rod cracked or rusted through',
        'Bras ou tirant de suspension fissuré ou percé par la corrosion',
      ],
      ['A suspension arm may break. Do not drive.', 'Un bras peut casser. Ne roulez pas.'],
      'wishbone, triangle',
    ),
    major(
      '5.3.3.c.2',
      ['Unsafe modification of a suspension arm', 'Modification non sûre d’un bras de suspension'],
      ['A suspension arm was welded or altered.', 'Un bras a été soudé ou modifié.'],
      'weld, soudure',
    ),
    major(
      '5.3.4.a.2',
      ['Suspension ball joint or bush worn', 'Rotule ou articulation de suspension usée'],
      ['A suspension joint is worn. Replace it.', 'Une rotule de suspension est usée. À remplacer.'],
      'lower ball joint, rotule inférieure, silentbloc',
    ),
    dangerous(
      '5.3.4.a.3',
      ['Suspension ball joint so worn that it may separate', 'Rotule de suspension usée au point de se déboîter'],
      [
        'A ball joint may pop out and the wheel fold. Do not drive.',
        'Une rotule peut se déboîter et la roue se coucher. Ne roulez pas.',
      ],
      'lower ball joint, rotule inférieure',
    ),
    minor(
      '5.3.4.b.1',
      ['Dust cover of a suspension joint badly aged', 'Cache-poussière de rotule de suspension très détérioré'],
      ['The rubber of a joint is cracked.', 'Le caoutchouc d’une rotule est craquelé.'],
      'gaiter, soufflet',
    ),
    major(
      '5.3.4.b.2',
      ['Dust cover of a suspension joint missing or torn', 'Cache-poussière de rotule de suspension absent ou déchiré'],
      [
        'The rubber of a joint is open. The joint is being ruined.',
        'Le caoutchouc d’une rotule est ouvert. La rotule s’abîme.',
      ],
      'gaiter, soufflet',
    ),
  ],
  common: ['5.3.4.a.2', '5.3.4.b.1', '5.3.3.a.2', '5.3.4.b.2', '5.3.3.b.2', '5.3.4.a.3'],
})
