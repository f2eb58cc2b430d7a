import { reasons } from '@sac/contracts/certificate/reason-words/fr'
import { frenchAccount } from './account/fr.ts'
import { frenchPapers } from './papers/fr.ts'
import type { Words } from './words.ts'

export const french: Words = {
  greeting: 'Bonjour {person.name},',
  facts: {
    when: 'Quand',
    held: 'Réservé jusqu’à',
    centre: 'Où',
    car: 'Voiture',
    model: 'Modèle',
    price: 'Prix',
    fee: 'Retenu par le centre',
    refund: 'Vous est remboursé',
    number: 'Numéro',
    corrects: 'Pour la facture',
    issued: 'Date',
    vat: 'Dont TVA',
    total: 'Montant',
    plate: 'Voiture',
    tested: 'Modèle',
    valid: 'Valable jusqu’au',
    retest: 'Contre-visite avant le',
    until: 'Réservé jusqu’à',
    reason: 'Raison',
  },
  found: 'Ce qui a été constaté',
  reasons,
  severities: { minor: 'Mineure', major: 'Majeure', dangerous: 'Critique' },
  because: {
    account: 'Vous recevez ce message parce que cette adresse a été utilisée chez SmartAutoCheck.',
    booking: 'Vous recevez ce message parce que vous avez réservé un contrôle chez {centre.name}.',
    reminder: 'Vous recevez ce message parce que vous avez réservé un contrôle chez {centre.name}.',
    'waiting-list': 'Vous recevez ce message parce que vous attendez un horaire chez {centre.name}.',
    money: 'Vous recevez ce message parce que vous avez payé chez {centre.name}.',
    certificate: 'Vous recevez ce message parce que votre voiture a été contrôlée chez {centre.name}.',
    expiry: 'Vous recevez ce message parce que votre voiture a été contrôlée chez {centre.name}.',
  },
  stop: 'Ne plus recevoir ces messages :',
  stopNames: {
    reminder: 'rappels de rendez-vous',
    'waiting-list': 'propositions de la liste d’attente',
    expiry: 'rappels du prochain contrôle',
  },
  stopPage: {
    title: 'Ne plus recevoir de messages',
    question: 'Ne plus recevoir de {kind} ?',
    button: 'Arrêter',
    done: 'Vous ne recevrez plus de {kind}. Vous pouvez les reprendre dans votre compte.',
  },
  copyLink: 'Si le bouton ne fonctionne pas, ouvrez cette adresse :',
  attached: 'Pièce jointe :',
  calendar: { summary: 'Contrôle technique {vehicle.plate}' },
  messages: {
    ...frenchAccount,
    ...frenchPapers,
    'booking-held': {
      subject: 'Réservé pour vous : {scheduledDate:moment}',
      title: 'Nous vous gardons cet horaire',
      says: ['Il est à vous jusqu’à {heldUntil:time}. Payez d’ici là et il est certain ; sinon il est libéré.'],
      button: 'Payer maintenant',
    },
    'booking-offered': {
      subject: 'Un horaire est libre pour {vehicle.plate}',
      title: 'Un horaire s’est libéré',
      says: [
        'C’est votre tour sur la liste d’attente. Nous vous gardons cet horaire jusqu’à {heldUntil:moment} ; payez d’ici là pour le garder.',
      ],
      button: 'Prendre cet horaire',
      sms: '{centre.name} : un horaire est libre pour {vehicle.plate}, {scheduledDate:brief}. Gardé jusqu’à {heldUntil:brief} : {site.url}/appointments',
    },
    'booking-confirmed': {
      subject: 'Réservé : {scheduledDate:moment}',
      title: 'Votre contrôle est réservé',
      says: ['Apportez la carte grise et venez cinq minutes avant.'],
      button: 'Voir ou modifier',
      notes: ['Le fichier joint l’ajoute à votre agenda.'],
    },
    'booking-moved': {
      subject: 'Déplacé : {scheduledDate:moment}',
      title: 'Votre contrôle a changé d’horaire',
      says: ['Ce que vous avez payé reste valable.'],
      button: 'Voir ou modifier',
      notes: ['Le fichier joint le déplace dans votre agenda.'],
      sms: '{centre.name} : contrôle de {vehicle.plate} déplacé au {scheduledDate:brief}.',
    },
    'booking-cancelled': {
      subject: 'Annulé : {scheduledDate:moment}',
      title: 'Votre contrôle est annulé',
      says: [
        'Cet horaire n’est plus à vous.',
        'Le remboursement suit le chemin du paiement ; un avoir suivra : {cancellation.refundMinor:money}.',
      ],
      button: 'Réserver un autre horaire',
      sms: '{centre.name} : contrôle de {vehicle.plate} le {scheduledDate:brief} annulé.',
    },
    'booking-reminder': {
      subject: 'Bientôt : contrôle de {vehicle.plate}, {scheduledDate:moment}',
      title: 'Votre contrôle approche',
      says: [
        'Apportez la carte grise. Si vous ne pouvez pas venir, dites-le maintenant : quelqu’un d’autre prendra l’horaire.',
      ],
      button: 'Voir ou modifier',
      sms: '{centre.name} : contrôle de {vehicle.plate} le {scheduledDate:brief}. Apportez la carte grise.',
    },
    'booking-expired': {
      subject: 'Plus réservé : {scheduledDate:moment}',
      title: 'L’horaire est de nouveau libre',
      says: [
        'Nous vous le gardions, et aucun paiement n’est arrivé à temps. Rien n’a été débité.',
        'Vous avez payé à la dernière minute ? Nous vous écrivons tout de suite : il est réservé malgré tout, ou votre argent vous revient sans démarche.',
      ],
      button: 'Réserver un autre horaire',
    },
    'booking-missed': {
      subject: 'Votre voiture n’est pas venue : {scheduledDate:moment}',
      title: 'Votre voiture n’est pas venue',
      says: [
        'L’horaire vous était gardé et il est passé. Ce qui a été payé n’est pas remboursé automatiquement.',
        'Vous étiez là, ou vous avez été empêché ? Dites-le au centre : il peut arranger cela.',
        'Un contrôle qui est dû le reste.',
      ],
      button: 'Réserver un autre horaire',
    },
    'payment-failed': {
      subject: 'Votre paiement n’a pas abouti',
      title: 'Votre paiement n’a pas abouti',
      says: [
        'Rien n’a été débité.',
        'L’horaire est encore à vous jusqu’à {booking.heldUntil:time}. Payez d’ici là, avec la même carte ou une autre, et il est certain.',
      ],
      button: 'Payer maintenant',
    },
    'payment-returned': {
      subject: 'Vous êtes remboursé : {amountMinor:money}',
      title: 'Vous êtes remboursé',
      says: [
        'Un de vos paiements est arrivé, mais il n’y a plus de rendez-vous auquel il puisse servir. La totalité vous revient par le même chemin ; cela peut prendre quelques jours ouvrés.',
        'Vous n’avez rien à faire. Un avoir suivra.',
      ],
      button: 'Voir le rendez-vous',
    },
    receipt: {
      subject: 'Facture {number}',
      title: 'Merci, c’est payé',
      says: ['Votre paiement est arrivé. La facture est jointe.'],
      button: 'Ouvrir la facture',
    },
    'credit-note': {
      subject: 'Avoir {number}',
      title: 'Vous êtes remboursé',
      says: [
        'Le montant suit le chemin du paiement ; cela peut prendre quelques jours ouvrés. Si votre banque vous l’a déjà rendu, rien de plus ne suit.',
        'L’avoir est joint.',
      ],
      button: 'Ouvrir l’avoir',
    },
  },
}
