import type { Quantity } from '@sac/contracts/template/template'
import type { Messages } from '../en.ts'
import { positions } from './positions.ts'

export const measure = {
  title: (label: string, position: string) => (position ? `${label} · ${position}` : label),
  limits: 'Limite',
  limitMin: (min: string) => `au moins ${min}`,
  limitMax: (max: string) => `au plus ${max}`,
  limitBoth: (min: string, max: string) => `${min} à ${max}`,
  noLimit: 'aucune limite pour cette voiture',
  lastTime: (value: string, date: string) => `La dernière fois (${date}) : ${value}`,
  noLastTime: 'Aucune valeur antérieure connue',
  plausible: (min: string, max: string) => `Les valeurs possibles vont de ${min} à ${max}.`,
  save: 'Enregistrer',
  saveAndNext: 'Enregistrer, suivant',
  clear: 'Effacer la valeur',
  erase: 'Effacer le dernier chiffre',
  decimal: 'Virgule',
  sign: 'Plus ou moins',
  enter: 'Saisir',
  value: 'Valeur',
  places: 'Points de mesure',
  positions,
  quantities: {
    value: 'valeur',
    'imbalance-percent': 'écart gauche-droite',
    'efficiency-percent': 'efficacité',
    mean: 'moyenne',
    'spread-percent': 'dispersion',
  } satisfies Record<Quantity['of'], string>,
  within: 'dans les limites',
  beyond: 'hors limite',
  notJudged: 'trop faible pour juger',
  suggests: (defect: string) => `propose « ${defect} »`,
  useSuggestion: 'Ajouter ce défaut',
  optionalValue: 'facultatif',
} satisfies Messages['measure']
