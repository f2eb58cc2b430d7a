// The words and formats of the chosen language, for every component below the provider.

import type { LocalText } from '@sac/contracts/template/template'
import type { Translation } from '@sac/contracts/template/translation'
import { isolated } from '@sac/contracts/text/isolate'
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { type Formats, formatsIn } from '#design/i18n/format.ts'
import type { LanguageCode } from '#design/i18n/language.ts'
import { applyPreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'
import type { Messages } from './en.ts'
import { loadMessages } from './load-messages.ts'
import { loadTranslation } from './load-translation.ts'

export type Words = {
  language: LanguageCode
  messages: Messages
  formats: Formats
  /** Catalogue text in the chosen language; where it was not translated in its own, isolated. */
  text: (local: LocalText) => string
  /** The catalogue's own language next to the chosen one: it is written in English and French. */
  textLanguage: 'en' | 'fr'
  /** The catalogue in the chosen language where that is not one of its own. */
  translation: Translation | null
  /** False until the translation is here: what shows catalogue text waits, so that no text changes its language in sight. */
  settled: boolean
}

const WordsContext = createContext<Words | null>(null)

/** `translation`: undefined while it is loading. */
export function wordsIn(language: LanguageCode, messages: Messages, loading?: Translation | null): Words {
  const translation = loading ?? null
  const textLanguage = language === 'en' ? 'en' : 'fr'
  // Inside a sentence of the other direction a foreign text keeps its own order.
  const isForeign = textLanguage !== language
  const text = (local: LocalText) =>
    translation?.texts.get(local.en) ?? (isForeign ? isolated(local[textLanguage]) : local[textLanguage])
  const settled = loading !== undefined || !isForeign
  return { language, messages, formats: formatsIn(language), text, textLanguage, translation, settled }
}

type Loaded = { language: LanguageCode; messages: Messages; translation?: Translation | null }

async function load(language: LanguageCode): Promise<Loaded> {
  const [messages, translation] = await Promise.all([loadMessages(language), loadTranslation(language)])
  return { language, messages, translation }
}

/**
 * `initial`: loaded before the first paint, without the translation of the catalogue, which follows. A change of language loads
 * first and then switches, so nothing flashes.
 */
export function WordsProvider({ initial, children }: { initial: Loaded; children: ReactNode }) {
  const preferences = usePreferences()
  const [loaded, setLoaded] = useState(initial)
  useEffect(() => {
    if (preferences.language === loaded.language && loaded.translation !== undefined) return
    let wanted = true
    const change = async () => {
      const next = await load(preferences.language)
      if (wanted) setLoaded(next)
    }
    void change()
    return () => {
      wanted = false
    }
  }, [preferences.language, loaded])
  // Direction and language change with the words, in the same frame.
  useLayoutEffect(() => applyPreferences({ ...preferences, language: loaded.language }), [preferences, loaded.language])
  const words = useMemo(() => wordsIn(loaded.language, loaded.messages, loaded.translation), [loaded])
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords is called outside WordsProvider')
  return words
}
