// Annex I, 1.1 as seen from the seat and under the bonnet: pedal, servo, master cylinder, fluid, parking brake control.
import { checkpoint, dangerous, major, minor, onSpot } from './write.ts'

export const servoAndMasterCylinder = checkpoint({
  code: '1.1.10',
  title: ['Pedal, servo, master cylinder, fluid', 'Pédale, assistance, maître-cylindre, liquide'],
  help: [
    'Engine off: pump the pedal until hard, hold, start the engine: the pedal must sink a little. Hold 30 s: it must not creep. Read the reservoir.',
    'Moteur arrêté : pomper jusqu’à pédale dure, maintenir, démarrer : elle doit s’enfoncer un peu. Tenir 30 s : elle ne doit pas descendre. Lire le bocal.',
  ],
  method: 'mechanical',
  evidence: 'none',
  deficiencies: [
    major(
      '1.1.1.a',
      ['Pedal pivot too stiff', 'Axe de pédale trop dur'],
      [
        'The brake pedal moves stiffly. Its pivot needs freeing.',
        'La pédale de frein est dure. Son axe doit être dégrippé.',
      ],
      'seized, stiff pedal, grippé',
    ),
    major(
      '1.1.1.b',
      ['Pedal pivot worn or with too much play', 'Axe de pédale usé ou avec trop de jeu'],
      [
        'The brake pedal wobbles on its pivot. Have the pivot repaired.',
        'La pédale de frein a du jeu latéral. Faites réparer son axe.',
      ],
      'wobble',
    ),
    major(
      '1.1.2.a',
      ['Pedal travel too long or without reserve', 'Course de pédale trop longue ou sans réserve'],
      [
        'The pedal goes down too far. Air or worn parts in the brakes: have them checked now.',
        'La pédale descend trop. De l’air ou de l’usure dans les freins : à faire contrôler sans attendre.',
      ],
      'spongy, soft pedal, air, sinks, molle, spongieuse, purge',
    ),
    minor(
      '1.1.2.b.1',
      ['Brake releases slowly', 'Frein qui se relâche lentement'],
      [
        'The brake comes off slowly. It may drag and heat up.',
        'Le frein se libère lentement. Il peut frotter et chauffer.',
      ],
      'sticking, dragging, colle, retour',
    ),
    major(
      '1.1.2.b.2',
      ['Brake does not release properly, function affected', 'Frein qui ne se relâche pas, fonction altérée'],
      [
        'The brake stays partly on. It heats, wears and may lock.',
        'Le frein reste en partie serré. Il chauffe, s’use et peut bloquer.',
      ],
      'sticking, dragging, hot wheel, colle, chauffe, bloqué',
    ),
    onSpot(
      major(
        '1.1.2.c',
        ['Pedal rubber missing, loose or worn smooth', 'Patin de pédale absent, décollé ou lisse'],
        [
          'Your foot can slip off the brake pedal. A new rubber is cheap.',
          'Le pied peut glisser de la pédale. Un patin neuf coûte peu.',
        ],
        'anti slip, pad, caoutchouc, antidérapant',
      ),
    ),
    major(
      '1.1.10.a.2',
      ['Brake servo weak or faulty', 'Assistance de freinage faible ou défectueuse'],
      [
        'The brake booster helps too little, so you must press harder.',
        'L’assistance aide trop peu : il faut appuyer plus fort.',
      ],
      'booster, vacuum, hard pedal, servofrein, mastervac, dépression, pédale dure',
    ),
    dangerous(
      '1.1.10.a.3',
      ['Brake servo not working', 'Assistance de freinage inopérante'],
      [
        'There is no brake assistance. Do not drive: stopping takes far too long.',
        'Il n’y a plus d’assistance. Ne roulez pas : l’arrêt serait beaucoup trop long.',
      ],
      'booster, vacuum, hard pedal, servofrein, mastervac, dépression',
    ),
    major(
      '1.1.10.b.2',
      ['Master cylinder faulty, brake still works', 'Maître-cylindre défectueux, frein encore actif'],
      [
        'The heart of the brake hydraulics is failing. Replace it.',
        'Le cœur du circuit de freinage faiblit. À remplacer.',
      ],
      'creeping pedal, internal leak, cylinder',
    ),
    dangerous(
      '1.1.10.b.3',
      ['Master cylinder leaking or failing', 'Maître-cylindre qui fuit ou défaillant'],
      ['The brakes can fail at any moment. Do not drive.', 'Les freins peuvent lâcher à tout moment. Ne roulez pas.'],
      'cylinder, fluid loss, perte de liquide',
    ),
    major(
      '1.1.10.c.2',
      ['Master cylinder loose, brake still works', 'Maître-cylindre mal fixé, frein encore actif'],
      [
        'A main brake part is loose and must be tightened.',
        'Une pièce maîtresse du freinage est desserrée et doit être refixée.',
      ],
    ),
    dangerous(
      '1.1.10.c.3',
      ['Master cylinder coming away', 'Maître-cylindre qui se détache'],
      ['A main brake part is coming off. Do not drive.', 'Une pièce maîtresse du freinage se détache. Ne roulez pas.'],
    ),
    onSpot(
      minor(
        '1.1.10.d.1',
        ['Brake fluid below the minimum mark', 'Liquide de frein sous le repère mini'],
        [
          'Brake fluid is low. Top up and look for worn pads or a leak.',
          'Le liquide de frein est bas. Complétez et cherchez usure ou fuite.',
        ],
        'low fluid, top up, niveau bas, appoint',
      ),
    ),
    major(
      '1.1.10.d.2',
      ['Brake fluid far below the minimum mark', 'Liquide de frein nettement sous le repère mini'],
      [
        'Brake fluid is very low: fluid is being lost somewhere.',
        'Le liquide de frein est très bas : il se perd quelque part.',
      ],
      'low fluid, niveau bas',
    ),
    dangerous(
      '1.1.10.d.3',
      ['No brake fluid visible', 'Aucun liquide de frein visible'],
      ['The brake reservoir is empty. Do not drive.', 'Le réservoir de frein est vide. Ne roulez pas.'],
      'empty, vide, réservoir',
    ),
    onSpot(
      minor(
        '1.1.10.e',
        ['Brake fluid cap missing', 'Bouchon du liquide de frein absent'],
        [
          'The cap of the brake fluid is missing. Dirt and water get in.',
          'Le bouchon du liquide de frein manque. Saleté et eau y entrent.',
        ],
        'lid, couvercle',
      ),
    ),
    onSpot(
      minor(
        '1.1.10.f',
        ['Brake fluid warning lamp lit or faulty', 'Témoin de liquide de frein allumé ou défectueux'],
        [
          'The brake fluid lamp is on or dead. Have the cause found.',
          'Le témoin du liquide de frein est allumé ou mort. Faites chercher la cause.',
        ],
      ),
    ),
    minor(
      '1.1.10.g',
      ['Brake fluid level warning faulty', 'Alerte de niveau de liquide de frein défectueuse'],
      [
        'The car would not warn you of low brake fluid.',
        'La voiture n’avertirait pas d’un manque de liquide de frein.',
      ],
      'sensor, float, capteur, flotteur',
    ),
    major(
      '1.8.a.2',
      ['Brake fluid dirty or with sediment', 'Liquide de frein sale ou avec dépôt'],
      [
        'The brake fluid is old or dirty. Have it changed.',
        'Le liquide de frein est vieux ou sale. Faites-le remplacer.',
      ],
      'contaminated, water, moisture, old, pollué, eau, humidité',
    ),
    dangerous(
      '1.8.a.3',
      [
        'Brake fluid so contaminated that failure is near',
        'Liquide de frein pollué au point d’une défaillance imminente',
      ],
      ['The brake fluid may boil or block. Do not drive.', 'Le liquide peut bouillir ou se boucher. Ne roulez pas.'],
      'boiling, oil in fluid, ébullition, huile',
    ),
  ],
  common: ['1.1.10.d.1', '1.1.2.c', '1.1.2.a', '1.1.10.f', '1.8.a.2', '1.1.10.a.2'],
})

export const parkingBrakeControl = checkpoint({
  code: '1.1.6',
  title: ['Parking brake control and cables', 'Commande et câbles du frein de stationnement'],
  help: [
    'Pull the lever and count the clicks, strike it sideways: it must hold. Electric: apply and release, read the display. Follow the cables from below.',
    'Tirer le levier en comptant les crans, le choquer de côté : il doit tenir. Électrique : serrer, desserrer, lire l’afficheur. Suivre les câbles par-dessous.',
  ],
  method: 'mechanical',
  evidence: 'none',
  locationAxes: ['side'],
  deficiencies: [
    major(
      '1.1.6.a',
      ['Parking brake ratchet does not hold', 'Cliquet de frein de stationnement qui ne tient pas'],
      ['The parking brake can let go by itself.', 'Le frein à main peut se relâcher tout seul.'],
      'handbrake slips, saute, crans',
    ),
    minor(
      '1.1.6.b.1',
      [
        'Some wear at the parking brake lever or ratchet',
        'Légère usure du levier ou du cliquet de frein de stationnement',
      ],
      ['The parking brake lever begins to wear.', 'Le levier de frein à main commence à s’user.'],
    ),
    major(
      '1.1.6.b.2',
      [
        'Heavy wear at the parking brake lever or ratchet',
        'Forte usure du levier ou du cliquet de frein de stationnement',
      ],
      ['The parking brake lever is worn out.', 'Le levier de frein à main est usé.'],
    ),
    onSpot(
      major(
        '1.1.6.c',
        ['Parking brake lever travel too long', 'Course du levier de frein de stationnement trop longue'],
        [
          'The parking brake must be pulled too far. It needs adjusting.',
          'Le frein à main se tire trop haut. Il faut le régler.',
        ],
        'clicks, adjust, crans, réglage',
      ),
    ),
    major(
      '1.1.6.d',
      [
        'Parking brake lever, switch or actuator missing, damaged or inoperative',
        'Levier, bouton ou actionneur du frein de stationnement absent, abîmé ou inopérant',
      ],
      ['The parking brake cannot be applied.', 'Le frein de stationnement ne peut pas être serré.'],
      'epb, electric, electronic, motor, frein électrique, moteur',
    ),
    major(
      '1.1.6.e',
      [
        'Electric parking brake faulty or its lamp shows a fault',
        'Frein de stationnement électrique défaillant ou témoin allumé',
      ],
      [
        'The electric parking brake reports a fault. Have it read out.',
        'Le frein électrique signale un défaut. Faites lire le calculateur.',
      ],
      'epb, electric, frein électrique',
    ),
    major(
      '1.1.15.a.2',
      ['Brake cable damaged or kinked', 'Câble de frein abîmé ou plié'],
      ['A brake cable is frayed or kinked. Replace it.', 'Un câble de frein est effiloché ou plié. À remplacer.'],
      'frayed, knot, effiloché, nœud',
    ),
    dangerous(
      '1.1.15.a.3',
      ['Brake cable damaged, braking affected', 'Câble de frein abîmé, freinage altéré'],
      [
        'A brake cable is so damaged that braking suffers. Do not drive.',
        'Un câble est si abîmé que le freinage en souffre. Ne roulez pas.',
      ],
      'frayed, snapped, effiloché',
    ),
    major(
      '1.1.15.b.2',
      [
        'Brake rod, lever or joint badly worn or corroded',
        'Tringle, levier ou articulation de frein très usé ou corrodé',
      ],
      ['A part of the brake linkage is worn or rusty.', 'Une pièce de la timonerie est usée ou rouillée.'],
    ),
    dangerous(
      '1.1.15.b.3',
      [
        'Brake rod, lever or joint so worn that braking is affected',
        'Tringle, levier ou articulation de frein usé au point d’altérer le freinage',
      ],
      [
        'A part of the brake linkage is about to give way. Do not drive.',
        'Une pièce de la timonerie va céder. Ne roulez pas.',
      ],
    ),
    major(
      '1.1.15.c',
      ['Brake cable, rod or joint not secure', 'Câble, tringle ou articulation de frein mal fixé'],
      ['A brake cable or rod is loose.', 'Un câble ou une tringle de frein est détaché.'],
      'hanging, pend',
    ),
    major(
      '1.1.15.d',
      ['Brake cable guide defective', 'Guide de câble de frein défectueux'],
      ['The guide of a brake cable is broken.', 'Le guide d’un câble de frein est cassé.'],
      'bracket, sheath, gaine, support',
    ),
    major(
      '1.1.15.e',
      ['Movement of the brake linkage restricted', 'Mouvement de la timonerie de frein entravé'],
      ['The parking brake parts do not move freely.', 'Le mécanisme du frein à main ne bouge pas librement.'],
      'seized, stuck, grippé, coincé',
    ),
    major(
      '1.1.15.f',
      [
        'Unusual movement of brake levers: badly adjusted or worn',
        'Mouvement anormal des leviers de frein : mauvais réglage ou usure',
      ],
      ['The brake linkage needs adjusting or renewal.', 'La timonerie doit être réglée ou refaite.'],
    ),
  ],
  common: ['1.1.6.c', '1.1.15.a.2', '1.1.6.a', '1.1.6.e', '1.1.15.b.2', '1.1.15.c'],
})
