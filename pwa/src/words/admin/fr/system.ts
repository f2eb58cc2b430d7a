import type { Messages } from '../en.ts'

export const system = {
  title: 'Système',
  audit: {
    title: 'Journal d’audit',
    at: 'Quand',
    action: 'Quoi',
    actor: 'Qui',
    product: 'Le logiciel lui-même',
    reason: 'Pourquoi',
    service: 'Partie',
    subject: 'À propos de',
    details: 'Détails',
    position: 'Place dans la chaîne',
    services: {
      users: 'Personnes',
      appointments: 'Rendez-vous',
      inspections: 'Contrôles',
      certificates: 'Certificats',
      payments: 'Paiements',
      invoices: 'Factures',
      vehicles: 'Véhicules',
      notifications: 'Messages',
      sync: 'Appareils',
    },
    emptyTitle: 'Rien n’a encore été fait',
    emptyText: 'Chaque acte du bureau est conservé ici : qui, quand et pourquoi.',
  },
} satisfies Messages['system']
