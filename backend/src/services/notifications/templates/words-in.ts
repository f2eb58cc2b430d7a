import type { PersonLanguage } from '@sac/contracts/person-language'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import type { Words } from './words.ts'

const words: Readonly<Record<PersonLanguage, Words>> = { en: english, fr: french, ar: arabic }

export const wordsIn = (language: PersonLanguage): Words => words[language]
