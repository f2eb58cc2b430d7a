import { Button } from '#design/button.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { changePreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'
import { useWords } from '#words/admin/words.tsx'

/** For whoever is not signed in yet. */
export function Languages() {
  const { common } = useWords().messages
  const { language } = usePreferences()
  return (
    <fieldset className="cluster chosen-of" aria-label={common.language}>
      {languages.map((code) => (
        <Button
          key={code}
          look="plain"
          lang={code}
          data-language={code}
          aria-pressed={code === language}
          onClick={() => changePreferences({ language: code })}
        >
          {languageNames[code]}
        </Button>
      ))}
    </fieldset>
  )
}
