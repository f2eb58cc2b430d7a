import { findProfile } from '@sac/contracts/template/profiles'
import type { LocalText } from '@sac/contracts/template/template'
import { useWords } from '#words/admin/words.tsx'

/**
 * Below a translated text of the law: that it is a translation, in which language the text stands that counts, and that text.
 * `profileId`: whose paper says it. Nothing where the law is published in the language that is shown.
 */
export function OfficialText({ of, profileId }: { of: LocalText; profileId: string }) {
  const { language, messages } = useWords()
  if (language !== 'ar') return null
  const official = findProfile(profileId)?.language ?? 'fr'
  return (
    <details className="small quiet">
      <summary>{messages.common.translated[official]}</summary>
      <p lang={official} dir="ltr">
        {of[official]}
      </p>
    </details>
  )
}
