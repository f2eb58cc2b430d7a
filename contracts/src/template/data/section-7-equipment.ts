// Annex I, 7: other equipment.
import type { Section } from '../template.ts'
import { checkpoint, major, minor, onSpot, text } from './write.ts'

const seatBelts = checkpoint({
  code: '7.1.2',
  title: ['Seat belts and buckles', 'Ceintures et boucles'],
  help: [
    'Pull each belt out fully, look at both faces, snap it shut, jerk it: it must lock and wind back.',
    'Dérouler chaque ceinture, regarder les deux faces, boucler, tirer sec : elle doit bloquer puis s’enrouler.',
  ],
  locationAxes: ['seat'],
  deficiencies: [
    major(
      '7.1.1.a.2',
      ['Seat belt anchorage badly deteriorated', 'Ancrage de ceinture très détérioré'],
      ['The anchor point of a seat belt is weakened.', 'L’ancrage d’une ceinture est affaibli.'],
      'mounting, corrosion, fixation',
    ),
    major(
      '7.1.1.b',
      ['Seat belt anchorage loose', 'Ancrage de ceinture desserré'],
      ['The anchor point of a seat belt is loose.', 'L’ancrage d’une ceinture est lâche.'],
    ),
    major(
      '7.1.2.a',
      ['Seat belt missing', 'Ceinture de sécurité absente'],
      ['A seat belt is missing.', 'Une ceinture manque.'],
    ),
    minor(
      '7.1.2.b.1',
      ['Seat belt damaged', 'Ceinture de sécurité abîmée'],
      ['A seat belt is frayed at the edge.', 'Une ceinture est effilochée au bord.'],
      'frayed, effilochée',
    ),
    major(
      '7.1.2.b.2',
      ['Seat belt cut or overstretched', 'Ceinture de sécurité coupée ou étirée'],
      ['A seat belt would not hold you. Replace it.', 'Une ceinture ne vous retiendrait pas. À remplacer.'],
      'torn, stretched, déchirée',
    ),
    major(
      '7.1.2.c',
      ['Seat belt not as required', 'Ceinture de sécurité non conforme'],
      ['A seat belt is of the wrong type.', 'Une ceinture n’est pas du bon type.'],
    ),
    major(
      '7.1.2.d',
      ['Seat belt buckle damaged or not working', 'Boucle de ceinture abîmée ou inopérante'],
      ['A seat belt does not click in.', 'Une ceinture ne se boucle pas.'],
      'latch, clip',
    ),
    major(
      '7.1.2.e',
      ['Seat belt retractor damaged or not working', 'Enrouleur de ceinture abîmé ou inopérant'],
      ['A seat belt does not wind back or lock.', 'Une ceinture ne s’enroule ou ne bloque pas.'],
      'reel, inertia, enroule',
    ),
    major(
      '7.1.4.a',
      ['Belt tensioner missing or fired', 'Prétensionneur absent ou déclenché'],
      ['A belt tensioner is used up.', 'Un prétensionneur est déclenché.'],
      'pretensioner, deployed',
    ),
  ],
  common: ['7.1.2.e', '7.1.2.b.1', '7.1.2.d', '7.1.2.b.2', '7.1.2.a'],
})

const airbags = checkpoint({
  code: '7.1.5',
  title: ['Airbags', 'Coussins gonflables (airbags)'],
  help: [
    'Covers whole, no stickers over them. Ignition on: the lamp lights, then goes out.',
    'Capots entiers, rien de collé dessus. Contact mis : le témoin s’allume puis s’éteint.',
  ],
  evidence: 'none',
  appliesWhen: { equipment: ['airbag'] },
  locationAxes: ['seat'],
  deficiencies: [
    major(
      '7.1.5.a',
      ['Airbag missing or unsuitable', 'Airbag absent ou inadapté'],
      ['An airbag is missing.', 'Un airbag manque.'],
      'srs, deployed, déclenché',
    ),
    major(
      '7.1.5.b',
      ['Airbag fault reported by the electronic interface', 'Défaut d’airbag signalé par l’interface électronique'],
      ['The airbag system stores a fault. Have it read out.', 'Le système airbag garde un défaut. Faites-le lire.'],
      'srs, obd, code défaut',
    ),
    major(
      '7.1.5.c',
      ['Airbag clearly out of use', 'Airbag manifestement hors service'],
      ['An airbag would not open.', 'Un airbag ne se gonflerait pas.'],
      'srs, disabled, désactivé',
    ),
    major(
      '7.1.6.a',
      ['Airbag lamp shows a fault', 'Témoin d’airbag qui signale un défaut'],
      [
        'The airbags may not open in a crash. Have the fault read out.',
        'Les airbags pourraient ne pas s’ouvrir. Faites lire le défaut.',
      ],
      'srs light, warning, voyant airbag',
    ),
  ],
  common: ['7.1.6.a', '7.1.5.b', '7.1.5.a'],
})

const horn = checkpoint({
  code: '7.7',
  title: ['Horn and warning triangle', 'Avertisseur et triangle'],
  help: ['Sound the horn once.', 'Actionner l’avertisseur une fois.'],
  evidence: 'none',
  deficiencies: [
    minor(
      '7.7.a.1',
      ['Horn weak or unsteady', 'Avertisseur faible ou irrégulier'],
      ['The horn sounds weak.', 'Le klaxon est faible.'],
    ),
    onSpot(
      major(
        '7.7.a.2',
        ['Horn not working', 'Avertisseur inopérant'],
        ['The horn does not sound.', 'Le klaxon ne sonne pas.'],
        'fuse, fusible',
      ),
    ),
    minor(
      '7.7.b',
      ['Horn control loose', 'Commande d’avertisseur mal fixée'],
      ['The horn button is loose.', 'La commande du klaxon est lâche.'],
    ),
    minor(
      '7.7.c.1',
      ['Horn of a type not permitted', 'Avertisseur d’un type non autorisé'],
      ['The horn is not approved.', 'Le klaxon n’est pas homologué.'],
    ),
    major(
      '7.7.c.2',
      ['Horn may be taken for an emergency siren', 'Avertisseur pouvant être confondu avec une sirène'],
      ['The horn sounds like a siren. Replace it.', 'Le klaxon imite une sirène. À remplacer.'],
      'siren, sirène',
    ),
    minor(
      '7.4.a',
      ['Warning triangle missing or incomplete', 'Triangle absent ou incomplet'],
      ['There is no warning triangle in the car.', 'Il n’y a pas de triangle dans la voiture.'],
      'triangle',
    ),
  ],
  common: ['7.7.a.2', '7.7.a.1', '7.4.a'],
})

const odometer = checkpoint({
  code: '7.11',
  title: ['Odometer and speedometer', 'Compteur kilométrique et de vitesse'],
  help: [
    'Read the odometer on the vehicle page and compare it with the earlier readings. Watch the speedometer on the roller.',
    'Relever le compteur sur la page du véhicule et le comparer aux relevés antérieurs. Observer la vitesse au banc.',
  ],
  evidence: 'none',
  deficiencies: [
    major(
      '7.11.a',
      ['Odometer evidently manipulated', 'Compteur manifestement manipulé'],
      ['The mileage appears to have been changed.', 'Le kilométrage semble avoir été modifié.'],
      'fraud, rolled back, fraude, trafic',
    ),
    major(
      '7.11.b',
      ['Odometer evidently not working', 'Compteur manifestement inopérant'],
      ['The odometer does not count.', 'Le compteur ne compte plus.'],
      'display, afficheur',
    ),
    minor(
      '7.8.b.1',
      ['Speedometer impaired', 'Indicateur de vitesse altéré'],
      ['The speedometer is inaccurate.', 'L’indicateur de vitesse est imprécis.'],
    ),
    major(
      '7.8.b.2',
      ['Speedometer not working', 'Indicateur de vitesse inopérant'],
      ['The speedometer does not work.', 'L’indicateur de vitesse ne marche pas.'],
      'speed, vitesse',
    ),
    minor(
      '7.8.c.1',
      ['Speedometer poorly lit', 'Indicateur de vitesse mal éclairé'],
      ['The speedometer is poorly lit at night.', 'L’indicateur de vitesse est mal éclairé la nuit.'],
      'backlight, rétroéclairage',
    ),
  ],
  common: ['7.11.b', '7.8.b.2', '7.11.a', '7.8.b.1'],
})

const stabilityControl = checkpoint({
  code: '7.12',
  title: ['Stability control (ESC)', 'Contrôle de stabilité (ESC)'],
  help: [
    'Ignition on: the lamp lights, then goes out after the start. Press the switch if there is one.',
    'Contact mis : le témoin s’allume puis s’éteint après le démarrage. Essayer l’interrupteur s’il y en a un.',
  ],
  evidence: 'none',
  appliesWhen: { equipment: ['esc'] },
  locationAxes: ['axle', 'side'],
  deficiencies: [
    major(
      '7.12.a',
      ['ESC wheel sensor missing or damaged', 'Capteur de roue ESC absent ou abîmé'],
      ['A wheel sensor is damaged.', 'Un capteur de roue est abîmé.'],
      'esp',
    ),
    major(
      '7.12.b',
      ['ESC wiring damaged', 'Câblage ESC abîmé'],
      ['A cable of the stability control is damaged.', 'Un câble du contrôle de stabilité est abîmé.'],
      'esp',
    ),
    major(
      '7.12.c',
      ['Other ESC part missing or damaged', 'Autre élément ESC absent ou abîmé'],
      ['A part of the stability control is damaged.', 'Un élément du contrôle de stabilité est abîmé.'],
      'esp',
    ),
    major(
      '7.12.d',
      ['ESC switch damaged or not working', 'Interrupteur ESC abîmé ou inopérant'],
      ['The switch of the stability control fails.', 'L’interrupteur du contrôle de stabilité est en panne.'],
      'esp button, bouton',
    ),
    major(
      '7.12.e',
      ['ESC lamp shows a fault', 'Témoin ESC qui signale un défaut'],
      [
        'The stability control reports a fault: the car may skid sooner.',
        'Le contrôle de stabilité signale un défaut : la voiture peut déraper plus tôt.',
      ],
      'esp light, dsc, voyant esp',
    ),
    major(
      '7.12.f',
      ['ESC fault reported by the electronic interface', 'Défaut ESC signalé par l’interface électronique'],
      [
        'The stability control stores a fault. Have it read out.',
        'Le contrôle de stabilité garde un défaut. Faites-le lire.',
      ],
      'esp, obd, code défaut',
    ),
  ],
  common: ['7.12.e', '7.12.a', '7.12.f'],
})

export const equipment: Section = {
  code: '7',
  title: text(['Other equipment', 'Autres équipements']),
  checkpoints: [seatBelts, airbags, horn, odometer, stabilityControl],
}
