import { findProfile } from '@sac/contracts/template/profiles'
import type { LocalText } from '@sac/contracts/template/template'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from './current-inspection.ts'

/**
 * Below a translated text: that it is a translation, in which language the text stands that counts, and that text. The law is
 * not published in every language of the app; the paper is printed in the language of its jurisdiction. Nothing for the others.
 */
export function OfficialText({ of }: { of: readonly LocalText[] }) {
  const { translation, textLanguage, messages } = useWords()
  const { state } = useCurrentInspection().view
  const translated = of.filter(({ en }) => translation?.texts.has(en))
  if (translated.length === 0) return null
  const official = findProfile(state.started?.value.profileId ?? '')?.language ?? textLanguage
  return (
    <details className="official small quiet">
      <summary>{messages.check.translated[official]}</summary>
      {translated.map((text) => (
        <p key={text.en} lang={official} dir="ltr" className="catalogue">
          {text[official]}
        </p>
      ))}
    </details>
  )
}
