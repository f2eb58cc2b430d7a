import type { Messages } from '../en.ts'

export const disputes = {
  title: 'Litiges',
  text: 'La banque d’un client réclame l’argent. Répondez dans l’espace du prestataire avant l’échéance. Ce qui est ouvert ou perdu n’est pas dans la recette ; de ce qui est perdu, un avoir est établi.',
  statuses: {
    'needs-answer': 'Attend notre réponse',
    'under-review': 'Chez la banque',
    won: 'Gagné',
    lost: 'Perdu',
  },
  answerBy: 'Répondre avant',
  bankReason: 'Motif de la banque',
  page: 'Chez le prestataire',
  answer: 'Y répondre',
  look: 'Voir là-bas',
  bankAsks: 'une question, rien n’est retenu',
  emptyTitle: 'Aucun litige',
  emptyText: 'Quand la banque d’un client réclame de l’argent, c’est ici, avec l’échéance pour répondre.',
  tookBack: 'Repris par les banques',
  restored: 'Rendu par les banques',
} satisfies Messages['disputes']
