// Annex I, 6.1.4, 6.1.6 and 6.2: shell, doors, seats, tow bar.
import { checkpoint, dangerous, major, minor, onSpot } from './write.ts'

export const towBar = checkpoint({
  code: '6.1.6',
  title: ['Tow bar', 'Attelage'],
  help: [
    'Look for the type plate, play, cracks, ball wear with the gauge. It must not hide plate or lamps when not in use.',
    'Chercher plaque, jeu, fissures, usure de boule au calibre. Sans remorque, il ne doit cacher ni plaque ni feux.',
  ],
  appliesWhen: { equipment: ['tow-bar'] },
  deficiencies: [
    major(
      '6.1.6.a.2',
      ['Tow bar part damaged or cracked', 'Élément d’attelage abîmé ou fissuré'],
      ['The tow bar is damaged. Do not tow.', 'L’attelage est abîmé. Ne tractez pas.'],
    ),
    dangerous(
      '6.1.6.a.3',
      ['Tow bar part damaged or cracked while in use', 'Élément d’attelage abîmé ou fissuré en service'],
      ['The trailer may come off. Do not drive.', 'La remorque peut se détacher. Ne roulez pas.'],
    ),
    major(
      '6.1.6.b.2',
      ['Tow ball or hook worn', 'Boule ou crochet d’attelage usé'],
      ['The tow ball is worn. Do not tow.', 'La boule est usée. Ne tractez pas.'],
    ),
    dangerous(
      '6.1.6.b.3',
      ['Tow ball or hook below the wear limit', 'Boule ou crochet d’attelage sous la limite d’usure'],
      ['The trailer may come off. Do not tow.', 'La remorque peut se détacher. Ne tractez pas.'],
    ),
    major(
      '6.1.6.c.2',
      ['Tow bar attachment faulty', 'Fixation d’attelage défectueuse'],
      ['The tow bar is badly fastened. Do not tow.', 'L’attelage est mal fixé. Ne tractez pas.'],
      'bolt, corroded, boulon',
    ),
    dangerous(
      '6.1.6.c.3',
      ['Tow bar about to come off', 'Attelage près de se détacher'],
      ['The tow bar may come off. Do not drive.', 'L’attelage peut se détacher. Ne roulez pas.'],
      'bolt, boulon',
    ),
    major(
      '6.1.6.d',
      ['Tow bar safety device missing or not working', 'Sécurité d’attelage absente ou inopérante'],
      ['The lock of the tow bar is missing.', 'Le verrou de l’attelage manque.'],
      'pin, lock, verrou, goupille',
    ),
    onSpot(
      minor(
        '6.1.6.f.1',
        ['Tow bar hides plate or lamp when not in use', 'Attelage masquant plaque ou feu sans remorque'],
        ['Take the removable ball off when you do not tow.', 'Retirez la boule amovible quand vous ne tractez pas.'],
      ),
    ),
    major(
      '6.1.6.g.2',
      ['Unsafe modification of the tow bar', 'Modification non sûre de l’attelage'],
      ['The tow bar was altered. Do not tow.', 'L’attelage a été modifié. Ne tractez pas.'],
      'weld, soudure',
    ),
  ],
  common: ['6.1.6.c.2', '6.1.6.f.1', '6.1.6.b.2', '6.1.6.d'],
})

export const bodywork = checkpoint({
  code: '6.2.1',
  title: ['Body, bumpers and mudguards', 'Carrosserie, pare-chocs et garde-boue'],
  help: [
    'Run a hand (gloved) along the outside: nothing sharp, nothing loose. Pull at bumpers, sills, arches and under-trays.',
    'Passer la main (gantée) autour : rien de coupant, rien de lâche. Tirer pare-chocs, bas de caisse, ailes et carénages.',
  ],
  locationAxes: ['side', 'longitudinal', 'vertical'],
  deficiencies: [
    major(
      '6.1.4.a.2',
      ['Bumper loose or able to injure', 'Pare-chocs desserré ou pouvant blesser'],
      ['The bumper is loose or has sharp edges.', 'Le pare-chocs est lâche ou coupant.'],
      'bumper, fender, sharp, tranchant',
    ),
    dangerous(
      '6.1.4.a.3',
      ['Bumper parts about to fall', 'Éléments de pare-chocs près de tomber'],
      ['The bumper may fall on the road. Do not drive.', 'Le pare-chocs peut tomber. Ne roulez pas.'],
      'bumper',
    ),
    major(
      '6.2.1.a.2',
      ['Body panel loose or damaged so that it may injure', 'Panneau de carrosserie desserré ou abîmé pouvant blesser'],
      ['A body panel has sharp edges or is loose.', 'Un panneau est coupant ou lâche.'],
      'sharp, wing, sill, tranchant, aile',
    ),
    dangerous(
      '6.2.1.a.3',
      ['Body panel about to fall off', 'Panneau de carrosserie près de tomber'],
      ['A body part may fall on the road. Do not drive.', 'Un élément peut tomber. Ne roulez pas.'],
      'bonnet, hood, capot, aile',
    ),
    major(
      '6.2.1.b.2',
      ['Body pillar not secure', 'Montant de caisse mal assuré'],
      ['A pillar of the body is weakened.', 'Un montant est affaibli.'],
      'pillar, montant, corrosion',
    ),
    dangerous(
      '6.2.1.b.3',
      ['Body pillar not secure, stability affected', 'Montant de caisse mal assuré, stabilité altérée'],
      ['The body may give way. Do not drive.', 'La caisse peut céder. Ne roulez pas.'],
      'pillar, corrosion',
    ),
    major(
      '6.2.1.c.2',
      ['Body lets engine or exhaust fumes in', 'Caisse laissant entrer les gaz du moteur ou de l’échappement'],
      ['Fumes get into the car through the body.', 'Des gaz entrent par la carrosserie.'],
      'hole, grommet, trou',
    ),
    major(
      '6.2.1.d.2',
      ['Unsafe modification of the body', 'Modification non sûre de la carrosserie'],
      ['The body was altered without approval.', 'La carrosserie a été modifiée sans autorisation.'],
      'body kit, spoiler, becquet',
    ),
    minor(
      '6.2.10.a.1',
      ['Mudguard missing, loose or badly corroded', 'Garde-boue absent, desserré ou très corrodé'],
      ['A wheel-arch cover is loose or missing.', 'Un pare-boue est lâche ou manque.'],
      'wheel arch, liner, pare-boue, aile',
    ),
    major(
      '6.2.10.a.2',
      ['Mudguard able to injure or about to fall', 'Garde-boue pouvant blesser ou près de tomber'],
      ['A wheel-arch cover may fall or injure.', 'Un pare-boue peut tomber ou blesser.'],
      'wheel arch, pare-boue, aile',
    ),
    minor(
      '6.2.9.a',
      ['Other fitting not as required', 'Autre équipement non conforme'],
      ['A fitted part is not allowed in this form.', 'Un accessoire n’est pas autorisé sous cette forme.'],
      'roof rack, accessory, galerie, accessoire',
    ),
  ],
  common: ['6.1.4.a.2', '6.2.10.a.1', '6.2.1.a.2', '6.2.1.a.3', '6.2.1.d.2'],
})

export const doors = checkpoint({
  code: '6.2.3',
  title: ['Doors, bonnet, catches', 'Portes, capot, serrures'],
  help: [
    'Open and close every door from inside and outside, the bonnet with both catches, the tailgate on its stays.',
    'Ouvrir et fermer chaque porte dedans et dehors, le capot avec ses deux crans, le hayon sur ses vérins.',
  ],
  evidence: 'none',
  locationAxes: ['side', 'longitudinal'],
  deficiencies: [
    major(
      '6.2.3.a',
      ['Door does not open or close properly', 'Porte qui s’ouvre ou se ferme mal'],
      ['A door does not open or close as it should.', 'Une porte s’ouvre ou se ferme mal.'],
      'handle, stuck, poignée, coincé',
    ),
    major(
      '6.2.3.b.2',
      ['Door or tailgate may open by itself', 'Porte ou hayon pouvant s’ouvrir seul'],
      ['A door may open while driving.', 'Une porte peut s’ouvrir en roulant.'],
      'latch, boot, trunk, serrure, coffre',
    ),
    dangerous(
      '6.2.3.b.3',
      ['Door or bonnet does not stay closed', 'Porte ou capot qui ne reste pas fermé'],
      [
        'A door or the bonnet opens while driving. Do not drive.',
        'Une porte ou le capot s’ouvre en roulant. Ne roulez pas.',
      ],
      'latch, hood, serrure',
    ),
    minor(
      '6.2.3.c.1',
      ['Door, hinge or catch deteriorated', 'Porte, charnière ou serrure détériorée'],
      ['A door hinge or lock is worn.', 'Une charnière ou serrure est usée.'],
      'hinge, gas strut, vérin',
    ),
    major(
      '6.2.3.c.2',
      ['Door, hinge or catch missing or loose', 'Porte, charnière ou serrure absente ou desserrée'],
      ['A door hinge or lock is loose or missing.', 'Une charnière ou serrure est lâche ou manque.'],
      'hinge',
    ),
  ],
  common: ['6.2.3.a', '6.2.3.c.1', '6.2.3.b.2'],
})

export const seats = checkpoint({
  code: '6.2.5',
  title: ['Seats and driving controls', 'Sièges et commandes'],
  help: [
    'Slide, tilt and shake each seat. Clutch and accelerator return freely. Count seats against the documents.',
    'Coulisser, incliner, secouer chaque siège. Embrayage et accélérateur reviennent librement. Compter les places.',
  ],
  evidence: 'none',
  locationAxes: ['seat'],
  deficiencies: [
    major(
      '6.2.5.a.2',
      ['Driver’s seat structure defective', 'Structure du siège conducteur défectueuse'],
      ['The driver’s seat is damaged inside.', 'Le siège du conducteur est abîmé.'],
    ),
    dangerous(
      '6.2.5.a.3',
      ['Driver’s seat loose', 'Siège conducteur desserré'],
      ['The driver’s seat may slide or tip. Do not drive.', 'Le siège conducteur peut bouger. Ne roulez pas.'],
    ),
    major(
      '6.2.5.b.2',
      ['Adjustment of the driver’s seat faulty', 'Réglage du siège conducteur défaillant'],
      ['The driver’s seat cannot be set properly.', 'Le siège conducteur se règle mal.'],
      'runner, glissière',
    ),
    dangerous(
      '6.2.5.b.3',
      ['Driver’s seat slides or backrest does not lock', 'Siège conducteur qui glisse ou dossier non verrouillé'],
      ['The driver’s seat gives way. Do not drive.', 'Le siège conducteur cède. Ne roulez pas.'],
      'backrest, dossier',
    ),
    minor(
      '6.2.6.a.1',
      ['Other seat damaged in a secondary part', 'Autre siège abîmé sur un élément secondaire'],
      ['A seat is slightly damaged.', 'Un siège est légèrement abîmé.'],
    ),
    major(
      '6.2.6.a.2',
      ['Other seat loose or damaged in a main part', 'Autre siège desserré ou abîmé sur un élément principal'],
      ['A seat is loose.', 'Un siège est desserré.'],
      'rear bench, banquette',
    ),
    major(
      '6.2.6.b.2',
      ['More seats than permitted', 'Plus de places qu’autorisé'],
      ['There are more seats than the documents allow.', 'Il y a plus de places que les papiers ne l’autorisent.'],
      'number of seats, nombre de places',
    ),
    major(
      '6.2.7.a.2',
      ['Driving control not working properly', 'Commande de conduite altérée'],
      ['A pedal or control sticks.', 'Une pédale ou commande coince.'],
      'clutch, accelerator, gear, embrayage, accélérateur, vitesse',
    ),
    dangerous(
      '6.2.7.a.3',
      ['Driving control faulty, safe driving affected', 'Commande défaillante, conduite dangereuse'],
      ['A pedal may stick. Do not drive.', 'Une pédale peut se bloquer. Ne roulez pas.'],
      'clutch, accelerator, embrayage, accélérateur',
    ),
  ],
  common: ['6.2.6.a.1', '6.2.5.b.2', '6.2.5.a.2', '6.2.6.a.2'],
})
