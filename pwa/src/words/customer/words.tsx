import { type AppWords, wordsOf } from '../app-words.tsx'
import type { Messages } from './en.ts'
import { customerLanguages } from './languages.ts'

export type Words = AppWords<Messages>

export const { WordsProvider, useWords } = wordsOf<Messages>(customerLanguages)
