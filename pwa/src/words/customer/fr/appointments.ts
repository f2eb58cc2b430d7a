import type { Messages } from '../en.ts'

export const appointments = {
  title: 'Mes rendez-vous',
  why: 'Vos rendez-vous ne sont montrés qu’à vous.',
  none: 'Aucun rendez-vous',
  noneText: 'Quand vous en aurez réservé un, il sera ici avec tout ce qu’il faut le jour même.',
  coming: 'À venir',
  past: 'Passés',
  when: 'Quand',
  vehicle: 'Véhicule',
  service: 'Contrôle',
  where: 'Où',
  price: 'Prix',
  paid: 'Payé',
  toPay: 'À payer',
  status: {
    pending: 'Retenu pour vous, pas encore payé',
    confirmed: 'Réservé',
    'checked-in': 'La voiture est chez nous',
    done: 'Contrôlé',
    'no-show': 'Non venu',
    cancelled: 'Annulé',
    expired: 'Heure libérée',
  },
} satisfies Messages['appointments']
