// Annex I, 0: is this the vehicle of the documents?
import type { Section } from '../template.ts'
import { checkpoint, major, minor, onSpot, text } from './write.ts'

const plates = checkpoint({
  code: '0.1',
  title: ['Registration plates', 'Plaques d’immatriculation'],
  help: [
    'Compare both plates with the documents, character by character. Shake them: they must not move. Look at them from 20 m.',
    'Comparer les deux plaques aux documents, caractère par caractère. Les secouer : elles ne doivent pas bouger. Les lire à 20 m.',
  ],
  locationAxes: ['longitudinal'],
  deficiencies: [
    onSpot(
      major(
        '0.1.a',
        ['Plate missing or about to fall off', 'Plaque absente ou près de tomber'],
        [
          'A number plate is missing or loose. Have it fixed or replaced.',
          'Une plaque manque ou tient mal. Faites-la fixer ou remplacer.',
        ],
        'lost plate, rivet, screw, hanging, perdue, rivet, vis, pend',
      ),
    ),
    major(
      '0.1.b',
      ['Plate characters missing or unreadable', 'Caractères de plaque manquants ou illisibles'],
      ['The plate cannot be read. Have a new one made.', 'La plaque n’est pas lisible. Faites-en refaire une.'],
      'dirty, faded, peeling, tinted, sale, effacée, décollée, teintée',
    ),
    major(
      '0.1.c',
      ['Plate number differs from the documents', 'Numéro de plaque différent de celui des documents'],
      [
        'The plate does not show the number of the registration document. Bring the matching papers or plates.',
        'La plaque ne correspond pas à la carte grise. Présentez les bons documents ou les bonnes plaques.',
      ],
      'mismatch, wrong plate, carte grise, non concordance',
    ),
    minor(
      '0.1.d',
      ['Plate of a pattern that is not approved', 'Plaque d’un modèle non homologué'],
      [
        'The plate has the wrong type, size or lettering. Order an approved one.',
        'Le format ou le lettrage de la plaque n’est pas autorisé. Commandez une plaque homologuée.',
      ],
      'font, show plate, sticker, size, police, autocollant, taille, homologation',
    ),
  ],
  common: ['0.1.a', '0.1.b', '0.1.c'],
})

const vin = checkpoint({
  code: '0.2',
  title: ['Vehicle identification number', 'Numéro d’identification du véhicule'],
  help: [
    'Find the number stamped in the body, read all 17 characters and compare them with the documents. Look for grinding, welding or a foreign plate around it.',
    'Trouver la frappe à froid, lire les 17 caractères et les comparer aux documents. Chercher traces de meulage, de soudure ou pièce rapportée autour.',
  ],
  deficiencies: [
    major(
      '0.2.a',
      ['Identification number missing or not found', 'Numéro d’identification absent ou introuvable'],
      [
        'The identity number of the car could not be found. The maker’s dealer can say where it is or restore it.',
        'Le numéro de série est introuvable. Le réseau de la marque peut le localiser ou le refrapper.',
      ],
      'vin, chassis number, stamp, frappe à froid, numéro de série',
    ),
    major(
      '0.2.b.2',
      [
        'Identification number incomplete, unreadable, visibly altered or different from the documents',
        'Numéro d’identification incomplet, illisible, manifestement modifié ou différent des documents',
      ],
      [
        'The identity number does not clearly match the documents. It has to be clarified with the registration office.',
        'Le numéro de série ne correspond pas clairement aux documents. Voyez le service des immatriculations.',
      ],
      'vin, falsified, forged, rust over stamp, falsifié, maquillé, rouille',
    ),
    minor(
      '0.2.b.1',
      [
        'Identification number differs from the documents in an obvious slip only',
        'Numéro d’identification différent des documents par simple erreur de frappe',
      ],
      [
        'The documents contain a small mistake in the identity number. Have the papers corrected.',
        'Les papiers comportent une petite erreur sur le numéro de série. Faites-les rectifier.',
      ],
      'vin, typo, clerical, coquille, saisie',
    ),
    minor(
      '0.2.c',
      ['Documents unreadable or inaccurate in a detail', 'Documents illisibles ou imprécis sur un détail'],
      [
        'The vehicle papers are hard to read or not quite right. Have them renewed.',
        'Les papiers du véhicule sont peu lisibles ou inexacts. Faites-les refaire.',
      ],
      'paper, certificate, carte grise, torn, déchirée, papiers',
    ),
  ],
  common: ['0.2.b.2', '0.2.a', '0.2.c', '0.2.b.1'],
})

export const identification: Section = {
  code: '0',
  title: text(['Identification', 'Identification']),
  checkpoints: [plates, vin],
}
