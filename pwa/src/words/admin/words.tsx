import { wordsOf } from '../app-words.tsx'
import type { Messages } from './en.ts'

export type { Messages } from './en.ts'
export const { loadWords, WordsProvider, useWords } = wordsOf<Messages>({
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
  ar: () => import('./ar.ts'),
})
