// The words and formats of the chosen language, for every component below the provider.

import type { LocalText } from '@sac/contracts/template/template'
import { isolated } from '@sac/contracts/text/isolate'
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { type Formats, formatsIn } from '#design/i18n/format.ts'
import type { LanguageCode } from '#design/i18n/language.ts'
import { applyPreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'
import type { Messages } from './en.ts'
import { loadMessages } from './load-messages.ts'

export type Words = {
  language: LanguageCode
  messages: Messages
  formats: Formats
  /** Catalogue text exists in English and French; Arabic shows French. */
  text: (local: LocalText) => string
  textLanguage: 'en' | 'fr'
}

const WordsContext = createContext<Words | null>(null)

export function wordsIn(language: LanguageCode, messages: Messages): Words {
  const textLanguage = language === 'en' ? 'en' : 'fr'
  // Inside a sentence of the other direction a foreign text keeps its own order.
  const isForeign = textLanguage !== language
  const text = (local: LocalText) => (isForeign ? isolated(local[textLanguage]) : local[textLanguage])
  return { language, messages, formats: formatsIn(language), text, textLanguage }
}

type Loaded = { language: LanguageCode; messages: Messages }

/** `initial`: loaded before the first paint. A change of language loads first and then switches, so nothing flashes. */
export function WordsProvider({ initial, children }: { initial: Loaded; children: ReactNode }) {
  const preferences = usePreferences()
  const [loaded, setLoaded] = useState(initial)
  useEffect(() => {
    if (preferences.language === loaded.language) return
    let wanted = true
    const load = async (language: LanguageCode) => {
      const messages = await loadMessages(language)
      if (wanted) setLoaded({ language, messages })
    }
    void load(preferences.language)
    return () => {
      wanted = false
    }
  }, [preferences.language, loaded.language])
  // Direction and language change with the words, in the same frame.
  useLayoutEffect(() => applyPreferences({ ...preferences, language: loaded.language }), [preferences, loaded.language])
  const words = useMemo(() => wordsIn(loaded.language, loaded.messages), [loaded])
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords is called outside WordsProvider')
  return words
}
