import type { LocalText } from '@sac/contracts/template/template'
import type { Translation } from '@sac/contracts/template/translation'
import { useQuery } from '@tanstack/react-query'
import type { LanguageCode } from '#design/i18n/language.ts'
import { useSharedWords } from '#words/app-words.tsx'
import { loadTranslation } from '#words/load-translation.ts'

type Said = { text: string; language: LanguageCode }
/** Says a text of the catalogue in the chosen language. */
export type Say = (of: LocalText) => Said

/** A text of the catalogue in the chosen language; where it was not translated, in French. */
function said(of: LocalText, language: LanguageCode, translation: Translation | null): Said {
  if (language !== 'ar') return { text: of[language], language }
  const translated = translation?.texts.get(of.en)
  return translated === undefined ? { text: of.fr, language: 'fr' } : { text: translated, language }
}

/** undefined while a translation is on its way: no text changes its language in sight. */
export function useCatalogue(): Say | undefined {
  const { language } = useSharedWords()
  const { data } = useQuery({
    queryKey: ['translation', language],
    queryFn: () => loadTranslation(language),
    enabled: language === 'ar',
    staleTime: Infinity,
  })
  if (language === 'ar' && data === undefined) return undefined
  return (of) => said(of, language, data ?? null)
}

/** A text of the catalogue; marked as what it is where it is in another language than the page. */
export function CatalogueText({ of }: { of: Said }) {
  const { language } = useSharedWords()
  if (of.language === language) return of.text
  return (
    <span lang={of.language} dir="ltr" className="catalogue">
      {of.text}
    </span>
  )
}
