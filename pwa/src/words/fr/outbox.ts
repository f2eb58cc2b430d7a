import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('fr')

export const outbox = {
  title: 'En attente d’envoi',
  inspections: (count: number) => plural(count, { one: '# contrôle', other: '# contrôles' }),
  photos: (count: number) => plural(count, { one: '# photo', other: '# photos' }),
  entries: (count: number) => plural(count, { one: '# saisie', other: '# saisies' }),
  signatures: (count: number) => plural(count, { one: '# signature', other: '# signatures' }),
  oldest: (age: string) => `la plus ancienne : ${age}`,
  eta: (minutes: number) =>
    plural(minutes, {
      one: 'environ # minute à la dernière vitesse',
      other: 'environ # minutes à la dernière vitesse',
    }),
  minutes: (count: number) => plural(count, { one: '# minute', other: '# minutes' }),
  hours: (count: number) => plural(count, { one: '# heure', other: '# heures' }),
  days: (count: number) => plural(count, { one: '# jour', other: '# jours' }),
  lastContact: (time: string) => `Dernier contact ${time}`,
  neverContact: 'Pas encore de contact avec le bureau',
  now: (why: string) => `Maintenant : ${why}`,
  tryNow: 'Essayer maintenant',
  saveCopy: 'Enregistrer une copie',
  saveCopyWhy: 'Un fichier chiffré que seul le bureau peut ouvrir. Utile quand cet appareil ne peut pas envoyer.',
  copySaved: 'Copie enregistrée. Donnez le fichier au bureau.',
  emptyTitle: 'Tout est au bureau',
  sentOf: (done: string, total: string) => `${done} envoyées sur ${total}`,
  eventsSent: 'saisies envoyées',
  photosOf: (done: string, total: string) => `photos ${done} sur ${total}`,
  inProgress: 'en cours',
  finished: 'terminé',
  lastError: (words: string) => `Dernier problème : ${words}`,
  why: {
    idle: 'rien à envoyer',
    sending: 'envoi en cours',
    offline: 'pas de réseau',
    'no-lock': 'une autre fenêtre de l’application envoie',
    'signed-out': 'connectez-vous à nouveau',
    revoked: 'cet appareil a été révoqué ; enregistrez une copie et donnez-la au bureau',
    outdated: 'mettez à jour l’application avant de nouveaux contrôles',
    busy: (time: string) => `le bureau demande d’attendre jusqu’à ${time}`,
    unreachable: 'le bureau ne répond pas',
    wifi: 'les photos attendent le Wi-Fi',
    error: 'le bureau ne l’a pas encore accepté',
  },
  reach: {
    connected: 'Connecté',
    'no-answer': 'Le bureau ne répond pas',
    'no-signal': 'Pas de réseau',
    unknown: 'Connexion…',
  },
  connection: 'Connexion et attente',
} satisfies Messages['outbox']
