import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'
import { landing } from './landing.ts'

const plural = pluralIn('fr')

export const home = {
  ...landing,
  title: 'Contrôle technique',
  ownTitle: 'La suite pour votre voiture',
  bookOther: 'Réserver pour une autre voiture',
  book: 'Réserver un contrôle',
  nextFree: (day, time) => `Prochaine heure libre : ${day}, ${time}`,
  openNow: (until) => `Ouvert, jusqu’à ${until}`,
  opensNext: (day, time) => `Fermé. Ouvre ${day}, ${time}`,
  pricesTitle: 'Ce que nous faisons et ce que cela coûte',
  pricesNote: 'TVA comprise. Le prix affiché à la réservation est celui que vous payez.',
  hoursTitle: 'Nos heures d’ouverture',
  vehicle: 'Véhicule',
  today: 'aujourd’hui',
  closed: 'fermé',
  closure: (from, to) => `Fermé du ${from} au ${to}`,
  closureDay: (day) => `Fermé le ${day}`,
  howTitle: 'Comment cela se passe',
  steps: [
    {
      title: 'Vous réservez',
      text: 'Une heure, votre plaque, le paiement. Aucun compte n’est demandé avant la dernière étape.',
    },
    { title: 'Nous contrôlons', text: 'Freins, feux, direction, pneus, émissions : ce que la loi demande.' },
    {
      title: 'Vous savez',
      text: 'Favorable : un certificat avec son code. Défavorable : ce que cela veut dire, jusqu’à quand réparer, et la contre-visite.',
    },
  ],
  termsTitle: 'En cas d’imprévu',
  freeUntil: (hours) =>
    plural(hours, {
      one: 'Annulation ou déplacement gratuits jusqu’à # heure avant.',
      other: 'Annulation ou déplacement gratuits jusqu’à # heures avant.',
    }),
  lateFee: (percent) => `Ensuite, ${percent} du prix sont retenus ; le reste vous revient de lui-même.`,
  verifyTitle: 'Vous tenez un certificat ?',
  verifyText:
    'Vérifiez en deux secondes s’il est authentique et si la voiture est autorisée. Sans compte, même hors ligne.',
  verifyAct: 'Vérifier un certificat',
  minutes: (count) => `${count} min`,
  about: (minutes) => `environ ${minutes}`,
  kinds: { periodic: 'Contrôle périodique', retest: 'Contre-visite', voluntary: 'Contrôle volontaire' },
  kindsShort: { periodic: 'Périodique', retest: 'Contre-visite', voluntary: 'Volontaire' },
  kindsText: {
    periodic: 'Le contrôle que votre véhicule doit réussir pour rester sur la route.',
    retest: 'Après la réparation : seul ce qui était défavorable est revu.',
    voluntary: 'Avant d’acheter, de vendre ou de partir loin.',
  },
  categories: { M1: 'Voiture', N1: 'Utilitaire' },
  centresTitle: 'Où voulez-vous venir ?',
  otherCentre: 'Un autre centre',
  centreSearch: 'Nom, ville ou code postal',
  noSuchCentre: 'Aucun centre ne s’appelle ainsi. Essayez un autre mot.',
  noCentre: 'Aucun centre ne prend encore de réservation ici.',
} satisfies Messages['home']
