// The words and formats of the chosen language, for every screen of an app that is online: customers' and the office's.
import { createContext, type ReactNode, use, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { type CustomerFormats, customerFormatsIn } from '#design/i18n/customer-formats.ts'
import type { LanguageCode } from '#design/i18n/language.ts'
import { applyPreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'

/** What the catalogue of any of these apps has, each in its own words: what is said while the office is asked, and of its answers. */
export type SharedMessages = {
  common: {
    loading: string
    more: string
    retry: string
    errorTitle: string
    offlineKept: (time: string) => string
    offlineTitle: string
    offlineAdvice: string
    unreachableTitle: string
    unreachableAdvice: string
    waitMinutes: (minutes: string) => string
    unseen: (character: string, place: string) => string
    unprintable: (character: string, place: string) => string
    tooLong: (most: string) => string
    /** Above a form, with how many of its fields are wrong. */
    colon: string
    mistakes: (count: string) => string
  }
  /** By code of the refusal. */
  refusals: { other: string }
}

type Loaded<Messages> = { language: LanguageCode; messages: Messages }
export type AppWords<Messages> = Loaded<Messages> & { formats: CustomerFormats }
export type SharedWords = AppWords<SharedMessages>

const WordsContext = createContext<SharedWords | null>(null)

/** The words all these apps have, for what they share. */
export function useSharedWords(): SharedWords {
  const words = use(WordsContext)
  if (!words) throw new Error('words are used outside WordsProvider')
  return words
}

/** The words of one app. One language is loaded; the others stay in their own files until they are chosen. */
export function wordsOf<Messages extends SharedMessages>(
  loaders: Record<LanguageCode, () => Promise<{ messages: Messages }>>,
) {
  const loadWords = async (language: LanguageCode): Promise<Loaded<Messages>> => ({
    language,
    messages: (await loaders[language]()).messages,
  })

  /** `initial`: loaded before the first paint. A change of language loads first and then switches, so nothing flashes. */
  function WordsProvider({ initial, children }: { initial: Loaded<Messages>; children: ReactNode }) {
    const preferences = usePreferences()
    const loaded = useLoaded(loadWords, initial, preferences.language)
    useLayoutEffect(
      () => applyPreferences({ ...preferences, language: loaded.language }),
      [preferences, loaded.language],
    )
    const words = useMemo(() => ({ ...loaded, formats: customerFormatsIn(loaded.language) }), [loaded])
    return <WordsContext value={words}>{children}</WordsContext>
  }

  // What the provider of this app has put there.
  const useWords = () => useSharedWords() as AppWords<Messages>
  return { loadWords, WordsProvider, useWords }
}

const [firstWaitMs, lastWaitMs] = [1_000, 30_000]

function useLoaded<Messages>(
  load: (language: LanguageCode) => Promise<Loaded<Messages>>,
  initial: Loaded<Messages>,
  language: LanguageCode,
): Loaded<Messages> {
  const [loaded, setLoaded] = useState(initial)
  useEffect(() => {
    if (language === loaded.language) return
    const given = new AbortController()
    // Until the words come, the language stays as it was.
    const change = async () => {
      for (let waitMs = firstWaitMs; !given.signal.aborted; waitMs = Math.min(2 * waitMs, lastWaitMs)) {
        const next = await load(language).catch(() => null)
        if (next && !given.signal.aborted) setLoaded(next)
        if (next) return
        await new Promise((resume) => setTimeout(resume, waitMs))
      }
    }
    void change()
    return () => given.abort()
  }, [load, language, loaded.language])
  return loaded
}
