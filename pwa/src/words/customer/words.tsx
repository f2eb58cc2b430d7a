// The words and formats of the chosen language, for every screen of the customer app.
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { type CustomerFormats, customerFormatsIn } from '#design/i18n/customer-formats.ts'
import type { LanguageCode } from '#design/i18n/language.ts'
import { applyPreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'
import type { Messages } from './en.ts'

type Loaded = { language: LanguageCode; messages: Messages }
export type Words = Loaded & { formats: CustomerFormats }

const loaders: Record<LanguageCode, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
  ar: () => import('./ar.ts'),
}

/** One language is loaded; the others stay in their own files until they are chosen. */
export const loadWords = async (language: LanguageCode): Promise<Loaded> => ({
  language,
  messages: (await loaders[language]()).messages,
})

const WordsContext = createContext<Words | null>(null)

/** `initial`: loaded before the first paint. A change of language loads first and then switches, so nothing flashes. */
export function WordsProvider({ initial, children }: { initial: Loaded; children: ReactNode }) {
  const preferences = usePreferences()
  const [loaded, setLoaded] = useState(initial)
  useEffect(() => {
    if (preferences.language === loaded.language) return
    let wanted = true
    // Where the words do not come, the language stays as it was.
    const change = async () => {
      const next = await loadWords(preferences.language).catch(() => null)
      if (wanted && next) setLoaded(next)
    }
    void change()
    return () => {
      wanted = false
    }
  }, [preferences.language, loaded.language])
  useLayoutEffect(() => applyPreferences({ ...preferences, language: loaded.language }), [preferences, loaded.language])
  const words = useMemo(() => ({ ...loaded, formats: customerFormatsIn(loaded.language) }), [loaded])
  return <WordsContext value={words}>{children}</WordsContext>
}

export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords is called outside WordsProvider')
  return words
}
