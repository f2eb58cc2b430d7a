import { wordOf } from '#design/i18n/word-of.ts'
import type { Messages } from '#words/admin/words.tsx'

/** Why it counts no more; a code nobody knows is shown as it is. */
export const reasonWords = ({ reasons }: Messages['certificates'], reason: string): string => wordOf(reasons, reason)
