// Annex I, 1.1.11 and 1.1.12: the pipes and hoses that carry the pressure.
import { checkpoint, dangerous, major, minor, onSpot } from './write.ts'

export const rigidPipes = checkpoint({
  code: '1.1.11',
  title: ['Rigid brake pipes', 'Conduites rigides de frein'],
  help: [
    'Follow every pipe from the master cylinder to the wheels. Press the pedal while a second person looks for wetness. Scrape away surface rust.',
    'Suivre chaque conduite du maître-cylindre aux roues. Appuyer sur la pédale pendant qu’on cherche l’humidité. Gratter la rouille de surface.',
  ],
  locationAxes: ['axle', 'side', 'longitudinal'],
  deficiencies: [
    dangerous(
      '1.1.11.a',
      ['Brake pipe about to fail or break', 'Conduite de frein : risque imminent de rupture'],
      ['A brake pipe is about to burst. Do not drive.', 'Une conduite de frein va céder. Ne roulez pas.'],
      'burst, éclatement',
    ),
    dangerous(
      '1.1.11.b',
      ['Brake pipe or union leaking', 'Conduite ou raccord de frein qui fuit'],
      ['Brake fluid is escaping. Do not drive.', 'Le liquide de frein s’échappe. Ne roulez pas.'],
      'fitting, wet, raccord, humide',
    ),
    major(
      '1.1.11.c.2',
      ['Brake pipe damaged or heavily corroded', 'Conduite de frein abîmée ou fortement corrodée'],
      [
        'A brake pipe is rusty or dented. Replace it before it leaks.',
        'Une conduite de frein est rouillée ou écrasée. À remplacer avant qu’elle ne fuie.',
      ],
      'pitted, dented, flattened, piquée, écrasée',
    ),
    dangerous(
      '1.1.11.c.3',
      [
        'Brake pipe blocked or about to leak from damage or corrosion',
        'Conduite de frein bouchée ou près de fuir par dommage ou corrosion',
      ],
      ['A brake pipe is eaten through. Do not drive.', 'Une conduite de frein est rongée. Ne roulez pas.'],
      'pitted, blocked, percée, bouchée',
    ),
    onSpot(
      minor(
        '1.1.11.d.1',
        ['Brake pipe badly routed', 'Conduite de frein mal placée'],
        ['A brake pipe is out of its clips.', 'Une conduite de frein est hors de ses agrafes.'],
        'clip, bracket, agrafe',
      ),
    ),
    major(
      '1.1.11.d.2',
      ['Brake pipe badly routed with a risk of damage', 'Conduite de frein mal placée avec risque de dommage'],
      [
        'A brake pipe can be rubbed or caught. Have it refitted.',
        'Une conduite de frein peut frotter ou accrocher. Faites-la replacer.',
      ],
      'clip, chafing, agrafe',
    ),
  ],
  common: ['1.1.11.c.2', '1.1.11.b', '1.1.11.d.1', '1.1.11.c.3', '1.1.11.d.2', '1.1.11.a'],
})

export const hoses = checkpoint({
  code: '1.1.12',
  title: ['Brake hoses', 'Flexibles de frein'],
  help: [
    'Turn the steering from lock to lock and let the wheels hang. Bend each hose with two fingers: no cracks down to the fabric. Look again under pedal pressure.',
    'Braquer de butée à butée, roues pendantes. Plier chaque flexible entre deux doigts : pas de craquelure jusqu’à la toile. Regarder encore sous pression.',
  ],
  locationAxes: ['axle', 'side'],
  deficiencies: [
    dangerous(
      '1.1.12.a',
      ['Brake hose about to fail or break', 'Flexible de frein : risque imminent de rupture'],
      ['A brake hose is about to burst. Do not drive.', 'Un flexible de frein va céder. Ne roulez pas.'],
      'burst, éclatement',
    ),
    minor(
      '1.1.12.b.1',
      [
        'Brake hose slightly damaged, touching, twisted or too short',
        'Flexible de frein légèrement abîmé, en contact, vrillé ou trop court',
      ],
      [
        'A brake hose shows first cracks or touches something. Watch it.',
        'Un flexible montre des craquelures ou touche une pièce. À surveiller.',
      ],
      'perished, crazed, craquelé, torsadé',
    ),
    major(
      '1.1.12.b.2',
      ['Brake hose damaged or chafing', 'Flexible de frein abîmé ou frottant'],
      ['A brake hose is cut or rubbed. Replace it.', 'Un flexible de frein est entaillé ou frotté. À remplacer.'],
      'cut, perished, entaille, craquelé',
    ),
    dangerous(
      '1.1.12.c',
      ['Brake hose or union leaking', 'Flexible ou raccord de frein qui fuit'],
      [
        'Brake fluid is escaping from a hose. Do not drive.',
        'Le liquide de frein s’échappe d’un flexible. Ne roulez pas.',
      ],
      'wet, humide',
    ),
    major(
      '1.1.12.d.2',
      ['Brake hose bulges under pressure', 'Flexible de frein qui se gonfle sous pression'],
      ['A brake hose swells when you brake. Replace it.', 'Un flexible gonfle au freinage. À remplacer.'],
    ),
    dangerous(
      '1.1.12.d.3',
      ['Brake hose bulges, with the fabric damaged', 'Flexible de frein qui se gonfle, toile endommagée'],
      ['A brake hose is about to burst. Do not drive.', 'Un flexible va éclater. Ne roulez pas.'],
      'cord, ply, tresse',
    ),
    major(
      '1.1.12.e',
      ['Brake hose porous', 'Flexible de frein poreux'],
      [
        'The rubber of a brake hose has gone porous. Replace it.',
        'Le caoutchouc d’un flexible est poreux. À remplacer.',
      ],
      'perished, sweating, transpire',
    ),
  ],
  common: ['1.1.12.b.1', '1.1.12.b.2', '1.1.12.d.2', '1.1.12.c', '1.1.12.e', '1.1.12.d.3'],
})
