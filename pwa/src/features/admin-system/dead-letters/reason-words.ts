import { wordOf } from '#design/i18n/word-of.ts'
import type { Messages } from '#words/admin/words.tsx'

type Words = Messages['system']['letters']

/** Why a reader gave up, in words; a reason nobody has written words for stands as it is. */
export const reasonWords = (words: Words, reason: string): string => wordOf(words.reasons, reason)
