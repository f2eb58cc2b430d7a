import type { Messages } from '../en.ts'

export const account = {
  signInTitle: 'Connexion',
  email: 'E-mail',
  password: 'Mot de passe',
  code: 'Code de l’application d’authentification',
  signIn: 'Se connecter',
  signingIn: 'Connexion…',
  offlineSignIn: 'La première connexion demande du réseau. Ensuite, un code ouvre cet appareil sans réseau.',
  refusals: {
    'wrong-credentials': 'E-mail ou mot de passe incorrect.',
    'not-inspector': 'Ce compte n’est pas celui d’un contrôleur. Connectez-vous sur la page du bureau ou des clients.',
    disabled: 'Ce compte est désactivé. Demandez au bureau.',
    'code-required': 'Ce compte demande aussi un code. Un code de secours convient.',
    'code-wrong': 'Ce code est faux ou déjà utilisé. Attendez le suivant.',
    busy: 'Le bureau demande d’attendre un instant. Réessayez bientôt.',
    unreachable: 'Le bureau est injoignable. Vérifiez le réseau et réessayez.',
  },
  enrolTitle: 'Préparer cet appareil',
  enrolWhy:
    'Le bureau donne à cet appareil sa propre clé : les contrôles faits sans réseau sont reconnus comme venant d’ici et partent même si la connexion a expiré.',
  deviceName: 'Nom de cet appareil',
  deviceNameHint: 'Par exemple : téléphone de la ligne 2',
  enrol: 'Préparer cet appareil',
  enrolling: 'Préparation…',
  enrolRefusals: {
    unreachable: 'Le bureau est injoignable. Vérifiez le réseau et réessayez.',
    'signed-out': 'La connexion a expiré. Verrouillez et connectez-vous à nouveau.',
    outdated: 'Mettez d’abord l’application à jour.',
    refused: 'Le bureau n’a pas accepté cet appareil. Demandez au bureau.',
  },
  pinTitle: 'Choisir un code',
  pinWhy:
    'Il ouvre cet appareil sans réseau. Verrouiller n’efface rien : le travail reste ici jusqu’à ce que le bureau l’ait.',
  pin: 'Code',
  pinHint: '4 à 8 chiffres',
  pinAgain: 'Code, encore une fois',
  pinDiffers: 'Les deux codes diffèrent.',
  pinLength: 'Utilisez 4 à 8 chiffres.',
  savePin: 'Enregistrer le code',
  lockedTitle: 'Verrouillé',
  lockedFor: (name: string) => `Verrouillé par ${name}`,
  lockedWhy: 'Le travail enregistré est sur cet appareil et sera envoyé.',
  unlock: 'Déverrouiller',
  wrongPin: 'Ce code est incorrect.',
  waitBeforePin: (time: string) =>
    `Trop de codes incorrects. Réessayez à ${time}, ou connectez-vous avec le mot de passe.`,
  otherPerson: 'Se connecter avec le mot de passe',
  sessionEnded: 'Votre connexion a pris fin',
  signInAgain:
    'Le travail continue et est envoyé. Reconnectez-vous pour recevoir les nouvelles et les documents du bureau.',
  persistTitle: 'Protéger le travail non envoyé',
  persistWhy:
    'Ce navigateur peut effacer le travail enregistré si la place manque. Installez l’application : tout est gardé jusqu’à ce que le bureau l’ait.',
  install: 'Installer l’application',
  installByHand:
    'Ouvrez le menu du navigateur et choisissez « Installer l’application » ou « Ajouter à l’écran d’accueil ».',
  persistRed: 'Le travail non envoyé n’est pas protégé sur cet appareil.',
  persistAccept: 'J’ai compris, continuer',
} satisfies Messages['account']
