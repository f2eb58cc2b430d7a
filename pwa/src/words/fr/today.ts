import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('fr')
const inspections = (count: number) => plural(count, { one: '# contrôle', other: '# contrôles' })
const photos = (count: number) => plural(count, { one: '# photo', other: '# photos' })

export const today = {
  title: 'Aujourd’hui',
  next: 'À venir',
  inProgress: 'En cours',
  doneToday: 'Terminés aujourd’hui',
  start: 'Commencer',
  resume: 'Reprendre',
  open: 'Ouvrir',
  otherVehicle: 'Autre véhicule',
  emptyTitle: 'Aucun rendez-vous pour vous aujourd’hui',
  emptyAdvice: 'Une voiture sans rendez-vous peut aussi être contrôlée.',
  answered: (done: string, total: string) => `${done} sur ${total}`,
  noSignal: 'Pas de réseau. Le travail est enregistré sur cet appareil.',
  noAnswer: 'Le bureau ne répond pas. Le travail est enregistré sur cet appareil.',
  clockWrong: 'L’horloge de cet appareil est fausse',
  clockDates: (here: string, office: string) =>
    `Elle indique ${here}, au bureau nous sommes ${office} : réglez la date et l’heure en automatique. Les contrôles sont datés selon l’horloge du bureau.`,
  otherDays: (count: string) => `Autres jours · ${count}`,
  waiting: (count: { inspections: number; photos: number }) =>
    `${inspections(count.inspections)}, ${photos(count.photos)} en attente`,
  sending: 'Envoi',
  allSent: 'Tout est au bureau',
  attention: (count: number) => plural(count, { one: '# point à examiner', other: '# points à examiner' }),
  show: 'Voir',
  kind: { periodic: 'périodique', retest: 'contre-visite', voluntary: 'volontaire' },
  noPlate: 'plaque inconnue',
  retest: 'Commencer la contre-visite',
  failed: 'Défavorable, contre-visite possible',
  result: 'Résultat',
  certificate: 'Certificat',
  notFound: 'Ce contrôle n’est pas sur cet appareil.',
} satisfies Messages['today']
