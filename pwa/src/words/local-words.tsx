import type { LocalText } from '@sac/contracts/template/template'
import { useWords } from './words.tsx'

/** Catalogue text, marked with its language where the interface speaks another one and nobody translated it. */
export function LocalWords({ of }: { of: LocalText }) {
  const { text, textLanguage, language, translation } = useWords()
  if (textLanguage === language || translation?.texts.has(of.en)) return text(of)
  return (
    <span lang={textLanguage} dir="ltr" className="catalogue">
      {text(of)}
    </span>
  )
}
