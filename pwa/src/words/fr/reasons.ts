import type { ReasonCode } from '../en/reasons.ts'

export const reasons: Readonly<Record<ReasonCode, string>> = {
  'events-refused': 'Le bureau a refusé certaines saisies ; il les garde et les examinera.',
  'photos-unreadable': 'Une photo de cet appareil n’est plus lisible. Reprenez-la.',
  'photo-unreadable':
    'Le bureau ne peut pas utiliser une photo : elle est abîmée ou n’est pas une image. Reprenez-la, puis scellez à nouveau.',
  'photo-altered': 'Une photo n’est pas celle qui a été enregistrée. Reprenez-la, puis scellez à nouveau.',
  'signature-unreadable': 'Le bureau ne peut pas lire la signature. Signez et scellez à nouveau.',
  'text-refused': 'Le bureau ne peut pas imprimer un texte tel quel. Récrivez-le, puis scellez à nouveau.',
  equipment:
    'Une valeur a été mesurée avec un équipement inconnu du bureau ou dont l’étalonnage avait expiré. Cochez l’équipement utilisé puis scellez à nouveau ; ou demandez au bureau de l’enregistrer.',
  implausible:
    'Une donnée du véhicule ne peut être exacte, comme une première immatriculation après le contrôle. Corrigez-la ci-dessous, puis scellez à nouveau.',
  'needs-approval':
    'Jugé moins grave que les règles, ou mieux qu’avant : une seconde personne du bureau doit l’approuver. La suite est alors automatique.',
  'vehicle-differs':
    'Le dernier contrôle de ce véhicule porte une autre première immatriculation, catégorie ou énergie, et cela décide de ce qui est contrôlé. Corrigez ci-dessous puis scellez à nouveau ; ou, si c’est exact, demandez au bureau : une seconde personne l’approuve.',
  'amendment-is-retest': 'Ce qui a été réparé après le contrôle ne se corrige pas. Commencez une contre-visite.',
  retest:
    'Le bureau ne l’accepte pas comme contre-visite : autre véhicule, trop tard, ou tout n’a pas été revu. Si c’est le même véhicule sous un numéro corrigé ou une nouvelle plaque, demandez au bureau de lier les deux contrôles ; sinon, commencez un contrôle complet.',
  conflict: 'Deux appareils ont écrit différemment. Décidez ci-dessous.',
  'device-unapproved':
    'Le bureau n’a pas encore approuvé cet appareil. Rien n’est perdu : tout compte dès qu’il l’aura fait. Demandez-le-lui.',
  quarantined: 'Le bureau met ce contrôle à part et l’examine.',
  late: 'Quelque chose a été saisi après le scellé. Scellez à nouveau.',
  'certificate-refused':
    'Le certificat ne peut pas être imprimé ou signé avec un texte tel quel. Raccourcissez-le ou utilisez d’autres lettres, puis scellez à nouveau.',
  'needs-date': 'Le bureau doit confirmer la date du contrôle.',
  'seal-unsigned':
    'Scellé par une application qui ne signe pas encore. Mettez-la à jour, déverrouillez-la, puis scellez à nouveau.',
  'seal-key-unknown':
    'Le bureau ne sait pas encore que vous scellez sur cet appareil. Connectez-vous avec du réseau et tout continue seul ; sinon, scellez à nouveau.',
  'seal-key-retired':
    'Votre session sur cet appareil était terminée au moment de sceller. Reconnectez-vous, puis scellez à nouveau.',
  'seal-not-authors':
    'Le scellé ne porte pas la signature de la personne qui l’a posé. Reconnectez-vous, puis scellez à nouveau.',
  'date-in-doubt': 'L’heure de cet appareil est douteuse. Le bureau doit confirmer la date du contrôle.',
  'date-before-enrolment':
    'Le contrôle serait antérieur à l’inscription de cet appareil. Le bureau doit confirmer sa date.',
  'date-before-account': 'Le contrôle serait antérieur au compte qui l’a signé. Le bureau doit confirmer sa date.',
  'date-before-sign-in':
    'Le contrôle serait antérieur à la première connexion sur cet appareil. Le bureau doit confirmer sa date.',
  'date-before-contact':
    'Depuis l’heure du contrôle, cet appareil a parlé au bureau sans l’avoir. Le bureau doit confirmer sa date.',
  'author-disabled':
    'Il est arrivé après la désactivation d’un compte. Le bureau le garde et décide s’il y a un certificat.',
  'not-holder':
    'Ce contrôle est entre les mains de quelqu’un d’autre. Ce qui a été saisi ici ne compte pas ; reprenez-le si vous le poursuivez.',
  'stranger-sealed': 'Il a été scellé sans avoir été repris. Reprenez-le, puis scellez à nouveau.',
  'closed-by-office': 'Le bureau a clos ce contrôle sans certificat. Scellez à nouveau s’il doit compter.',
}
