// What the paper says of a severity below the catalogue's.
import type { Lowering } from '@sac/contracts/inspection/lowering'
import type { LoweringCause } from '@sac/contracts/inspection/lowering-cause'
import type { Language } from '@sac/contracts/template/template'
import { isolated } from '@sac/contracts/text/isolate'
import { wordsOf } from './words.ts'

type LoweringWords = { lowered: (from: string) => string; causes: Record<LoweringCause, string> }

const en: LoweringWords = {
  lowered: (from) => `Judged lower than the catalogue (${from})`,
  causes: {
    slight: 'only slight',
    'no-effect': 'no effect on safety here',
    permitted: 'permitted for this vehicle',
    misread: 'the first reading was wrong',
    other: 'another reason',
  },
}

const fr: LoweringWords = {
  lowered: (from) => `Gravité abaissée (catalogue : ${from})`,
  causes: {
    slight: 'défaut léger',
    'no-effect': 'sans effet sur la sécurité ici',
    permitted: 'admis pour ce véhicule',
    misread: 'première lecture erronée',
    other: 'autre raison',
  },
}

const all: Record<Language, LoweringWords> = { en, fr }

/** From what and why, as one phrase. */
export function formatLowering({ from, cause, words: reason }: Lowering, language: Language): string {
  const words = wordsOf(language)
  const { lowered, causes } = all[language]
  const why = [cause === null ? '' : causes[cause], isolated(reason.trim())].filter(Boolean).join(', ')
  return words.named(lowered(words.severities[from]), why)
}
