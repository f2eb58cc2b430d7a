// Annex I, 3: what the driver sees through, with and past.
import type { Section } from '../template.ts'
import { checkpoint, dangerous, major, minor, onSpot, text } from './write.ts'

const glass = checkpoint({
  code: '3.2',
  title: ['Windscreen, windows, field of view', 'Pare-brise, vitres, champ de vision'],
  help: [
    'Sit in the driver’s seat. Judge cracks, chips, films and objects inside the area the wipers sweep more strictly than outside.',
    'S’asseoir au volant. Juger fissures, impacts, films et objets plus sévèrement dans la zone balayée que dehors.',
  ],
  locationAxes: ['side', 'longitudinal', 'vertical'],
  deficiencies: [
    onSpot(
      minor(
        '3.1.a.1',
        ['View obstructed outside the swept area', 'Vue gênée hors de la zone balayée'],
        ['Something in the window limits your view. Remove it.', 'Un objet gêne la vue. Retirez-le.'],
        'sticker, dashcam, phone holder, hanging, autocollant, support',
      ),
    ),
    onSpot(
      major(
        '3.1.a.2',
        [
          'View obstructed in the swept area, or mirrors hidden',
          'Vue gênée dans la zone balayée ou rétroviseurs cachés',
        ],
        [
          'Something blocks your view ahead or of a mirror. Remove it.',
          'Un objet bouche la vue devant ou vers un rétroviseur. Retirez-le.',
        ],
        'sticker, dashcam, phone holder, autocollant, support',
      ),
    ),
    minor(
      '3.2.a.1',
      ['Glass cracked or discoloured outside the swept area', 'Vitrage fissuré ou décoloré hors de la zone balayée'],
      [
        'The windscreen has a chip or crack at the edge. Have it repaired before it spreads.',
        'Le pare-brise a un impact au bord. Faites-le réparer avant qu’il ne s’étende.',
      ],
      'chip, stone, star, impact, éclat, étoile',
    ),
    major(
      '3.2.a.2',
      ['Glass cracked or discoloured in the swept area', 'Vitrage fissuré ou décoloré dans la zone balayée'],
      [
        'Damage in the windscreen disturbs your view. Repair or replace it.',
        'Un dommage du pare-brise gêne la vue. À réparer ou remplacer.',
      ],
      'chip, stone, star, impact, éclat, étoile',
    ),
    minor(
      '3.2.b.1',
      ['Glass or film not approved, outside the swept area', 'Vitrage ou film non conforme hors de la zone balayée'],
      ['A window or film is not of an approved type.', 'Une vitre ou un film n’est pas homologué.'],
      'tint, tinted, teinté, surteinté',
    ),
    major(
      '3.2.b.2',
      ['Glass or film not approved, view affected', 'Vitrage ou film non conforme gênant la vue'],
      [
        'Tinted film on the front windows is not allowed. Remove it.',
        'Le film teinté aux vitres avant est interdit. À retirer.',
      ],
      'tint, tinted, teinté, surteinté',
    ),
    major(
      '3.2.c.2',
      ['Glass in unacceptable condition', 'Vitrage dans un état inacceptable'],
      ['A window is badly damaged or held provisionally.', 'Une vitre est très abîmée ou tenue provisoirement.'],
      'plastic sheet, tape, bâche, scotch',
    ),
    dangerous(
      '3.2.c.3',
      ['View through the swept area heavily impaired', 'Vue fortement réduite dans la zone balayée'],
      ['You cannot see the road properly. Do not drive.', 'Vous ne voyez pas bien la route. Ne roulez pas.'],
      'shattered, éclaté',
    ),
  ],
  common: ['3.2.a.1', '3.2.a.2', '3.1.a.1', '3.2.b.2', '3.1.a.2', '3.2.c.2'],
})

const mirrors = checkpoint({
  code: '3.3',
  title: ['Mirrors and rear-view devices', 'Rétroviseurs et dispositifs de vision arrière'],
  help: [
    'At least two rear-view mirrors, firm, adjustable, glass whole. Cameras instead: look at the picture.',
    'Au moins deux rétroviseurs, fermes, réglables, miroir entier. Avec caméras : regarder l’image.',
  ],
  locationAxes: ['side'],
  deficiencies: [
    minor(
      '3.3.a.1',
      ['One mirror missing, two still present', 'Un rétroviseur absent, deux encore présents'],
      ['A mirror is missing. Have it replaced.', 'Un rétroviseur manque. Faites-le remplacer.'],
    ),
    major(
      '3.3.a.2',
      ['Fewer than two mirrors', 'Moins de deux rétroviseurs'],
      ['There are not enough mirrors to see behind.', 'Il n’y a pas assez de rétroviseurs.'],
    ),
    minor(
      '3.3.b.1',
      ['Mirror slightly damaged or loose', 'Rétroviseur légèrement abîmé ou desserré'],
      ['A mirror is chipped or a little loose.', 'Un rétroviseur est ébréché ou un peu lâche.'],
      'cracked glass, housing, coque',
    ),
    major(
      '3.3.b.2',
      ['Mirror unusable, heavily damaged or insecure', 'Rétroviseur inutilisable, très abîmé ou mal fixé'],
      ['A mirror is broken or falling off.', 'Un rétroviseur est cassé ou tombe.'],
      'camera dead, glass gone, caméra, miroir',
    ),
    major(
      '3.3.c',
      ['Mirror does not cover the required view', 'Rétroviseur ne couvrant pas le champ requis'],
      ['A mirror does not show what it must.', 'Un rétroviseur ne montre pas ce qu’il faut.'],
      'blind spot, angle mort',
    ),
  ],
  common: ['3.3.b.1', '3.3.b.2', '3.3.a.2', '3.3.a.1'],
})

const wipers = checkpoint({
  code: '3.4',
  title: ['Wipers and washers', 'Essuie-glaces et lave-glace'],
  help: [
    'Spray, then wipe at every speed. Streaks in front of the driver count. The jets must reach the swept area.',
    'Arroser puis balayer à chaque vitesse. Les traces devant le conducteur comptent. Les jets doivent atteindre la zone balayée.',
  ],
  evidence: 'none',
  locationAxes: ['side', 'longitudinal'],
  deficiencies: [
    major(
      '3.4.a',
      ['Wiper not working or missing', 'Essuie-glace inopérant ou absent'],
      ['A windscreen wiper does not work.', 'Un essuie-glace ne fonctionne pas.'],
      'motor, linkage, moteur, tringlerie',
    ),
    onSpot(
      minor(
        '3.4.b.1',
        ['Wiper blade worn, leaves streaks', 'Balai d’essuie-glace usé, laisse des traces'],
        ['A wiper blade is worn. Replace it.', 'Un balai d’essuie-glace est usé. À remplacer.'],
        'rubber, smear, caoutchouc, raclette',
      ),
    ),
    onSpot(
      major(
        '3.4.b.2',
        ['Wiper blade missing or clearly useless', 'Balai d’essuie-glace absent ou manifestement inefficace'],
        ['A wiper blade is gone or torn. Replace it.', 'Un balai manque ou est déchiré. À remplacer.'],
        'rubber, torn, caoutchouc, déchiré',
      ),
    ),
    onSpot(
      minor(
        '3.5.a.1',
        ['Washer weak: no fluid or jets misaligned', 'Lave-glace faible : liquide absent ou gicleurs déréglés'],
        ['Fill up the washer fluid or set the jets.', 'Complétez le lave-glace ou réglez les gicleurs.'],
        'empty, nozzle, vide, gicleur',
      ),
    ),
    major(
      '3.5.a.2',
      ['Washer not working', 'Lave-glace inopérant'],
      ['The windscreen washer does not spray.', 'Le lave-glace ne gicle plus.'],
      'pump, pompe',
    ),
  ],
  common: ['3.4.b.1', '3.5.a.1', '3.4.b.2', '3.5.a.2', '3.4.a'],
})

export const visibility: Section = {
  code: '3',
  title: text(['Visibility', 'Visibilité']),
  checkpoints: [glass, mirrors, wipers],
}
