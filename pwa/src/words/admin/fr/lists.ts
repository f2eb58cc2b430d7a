import { pluralIn } from '#design/i18n/plural.ts'
import type { Messages } from '../en.ts'

const plural = pluralIn('fr')

export const lists = {
  search: 'Chercher',
  any: 'Tous',
  filters: 'Filtres',
  clear: 'Enlever les filtres',
  columns: 'Colonnes',
  usual: 'Comme d’habitude',
  views: 'Vues',
  viewName: 'Nom de cette vue',
  saveView: 'Garder cette vue',
  forgetView: (name) => `Oublier ${name}`,
  noViews: 'Une vue garde filtres, ordre et colonnes sous un nom, sur cet appareil.',
  exportCsv: 'Exporter en CSV',
  exporting: (count) => plural(count, { one: '# ligne déjà', other: '# lignes déjà' }),
  stopExport: 'Arrêter l’export',
  print: 'Imprimer',
  selectRow: 'Choisir',
  selected: (count) => plural(count, { one: '# choisie', other: '# choisies' }),
  shown: (count) => plural(count, { one: '# affichée', other: '# affichées' }),
  all: (count) => plural(count, { one: '# en tout', other: '# en tout' }),
  nothing: 'Rien ne répond à ces filtres',
  nothingAdvice: 'Enlevez-en un, ou cherchez autre chose.',
  from: 'De',
  to: 'À',
} satisfies Messages['lists']
