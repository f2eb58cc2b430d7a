import { reasons } from '@sac/contracts/certificate/reason-words/fr'
import type { Messages } from './en.ts'

export const fr = {
  title: 'Contrôle du certificat',
  paperQuestion: 'Le papier est-il authentique ?',
  carQuestion: 'La voiture est-elle en règle ?',
  paper: {
    genuine: ['Authentique', 'Signé par le centre de contrôle et non modifié.'],
    file: ['Authentique', 'Ce fichier est exactement celui qui a été délivré.'],
    record: ['Enregistré', 'Trouvé par son numéro. Comparez chaque ligne avec votre papier.'],
    UNKNOWN_KEY: [
      'Pas encore vérifiable',
      'Ce téléphone ne connaît pas la clé. Connectez-vous et rechargez cette page.',
    ],
    KEY_COMPROMISED: [
      'Non prouvé',
      'La clé qui l’a signé a été volée. Seul le registre du centre peut trancher : connectez-vous.',
    ],
    TAMPERED: ['Pas authentique', 'Ce code a été modifié ou n’est pas le nôtre. Ne vous fiez pas à ce papier.'],
    NOT_ISSUED: [
      'Non délivré',
      'Signé avec notre clé, mais absent de nos registres. Ne vous y fiez pas ; signalez-le.',
    ],
    fileUnknown: [
      'Fichier inconnu',
      'Nous n’avons pas délivré ce fichier, ou il a été modifié ou réenregistré depuis.',
    ],
    cut: [
      'Il manque une partie du lien',
      'Ouvrez le lien entier tel qu’il a été envoyé, ou scannez le code du papier.',
    ],
    NOT_A_CERTIFICATE: [
      'Pas un certificat',
      'Autre type de code, ou code mal lu. Nettoyez le papier, cherchez plus de lumière, scannez de nouveau.',
    ],
  },
  car: {
    passed: ['Accepté', 'Valable jusqu’au {until}.'],
    'passed-with-minor': ['Accepté avec défauts mineurs', 'Valable jusqu’au {until}.'],
    old: [
      'Accepté, mais vérification ancienne',
      'Dernière vérification d’un retrait : {checked}. Connectez-vous pour revérifier.',
    ],
    never: [
      'Accepté, retrait non vérifié',
      'Ce téléphone n’a pas encore la liste des certificats retirés. Connectez-vous.',
    ],
    failed: ['Refusé', 'La voiture n’a pas réussi le contrôle.'],
    retest: ['Refusé', 'La voiture n’a pas réussi. Contre-visite avant le {until}.'],
    'failed-dangerous': ['Refusé : dangereux', 'La voiture ne doit pas circuler.'],
    other: ['Résultat {code}', 'Cette page ne connaît pas encore ce résultat. Connectez-vous et rechargez-la.'],
    'out-of-date': ['Périmé', 'Était valable jusqu’au {until}. Un nouveau contrôle est dû.'],
    revoked: ['Retiré', 'Retiré par le centre de contrôle. Ne vous y fiez pas.'],
    revokedWhy: ['Retiré', 'Le {day} : {reason}.'],
    suspended: ['Suspendu', 'En attente. Ne vous y fiez pas avant la levée.'],
    suspendedWhy: ['Suspendu', 'En attente depuis le {day} : {reason}. Ne vous y fiez pas avant la levée.'],
    superseded: ['Remplacé', 'Il existe un papier plus récent pour ce contrôle. Demandez-le.'],
    supersededBy: ['Remplacé', 'Le {day} par {successor}. Demandez le papier le plus récent.'],
    checking: ['Vérification…', 'Chargement de la liste des certificats retirés.'],
    unanswered: ['Sans réponse', 'Ce papier ne prouve rien sur la voiture.'],
  },
  reasons,
  compare: 'Comparez la plaque et le VIN avec la voiture.',
  vin: 'VIN',
  plate: 'Plaque',
  makeModel: 'Marque et modèle',
  odometer: 'Compteur',
  inspected: 'Contrôlé le',
  defects: 'Défauts',
  counts: '{dangerous} critiques · {major} majeurs · {minor} mineurs',
  number: 'Numéro',
  revision: 'Révision',
  listFrom: 'Liste d’état signée le {when} ({age}).',
  listNever: 'Liste d’état jamais chargée.',
  online: 'Confirmé par le centre le {when}.',
  offline: 'Sans réseau : vérifié avec ce que ce téléphone a gardé.',
  forgets: 'Ce navigateur ne garde rien : chaque vérification a besoin du réseau.',
  rootChanged:
    'Ce site présente une autre clé racine qu’à votre première visite. La première reste utilisée. Si l’exploitant a annoncé une nouvelle clé, effacez les données de ce site.',
  rolledBack: 'Une ancienne liste de clés a été proposée et refusée.',
  whatToDo: 'Que faire',
  advice:
    'Scannez encore une fois le code imprimé. Si la réponse reste la même, n’acceptez pas le papier et prévenez le centre de contrôle ou la police.',
  pdf: 'Obtenir le PDF',
  again: 'Vérifier autrement',
  emptyTitle: 'Scannez le code d’un certificat',
  emptyText:
    'Visez le code carré avec l’appareil photo du téléphone. Cette page dit alors si le papier est authentique et si la voiture est en règle. Après une visite, elle fonctionne sans réseau.',
  noNetwork: 'Il faut le réseau. Réessayez une fois connecté.',
} satisfies Messages
