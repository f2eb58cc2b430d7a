import { Button } from '#design/button.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { changePreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'
import { useWords } from '#words/customer/words.tsx'

const themes = ['auto', 'light', 'dark'] as const

/** What belongs to every page and to no step: languages, colours, and the doors for others. */
export function FrameFoot() {
  const { common } = useWords().messages
  const { language, theme } = usePreferences()
  return (
    <footer className="frame-foot">
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
      <fieldset className="cluster chosen-of" aria-label={common.theme}>
        {themes.map((name) => (
          <Button
            key={name}
            look="plain"
            aria-pressed={name === theme}
            onClick={() => changePreferences({ theme: name })}
          >
            {common.themes[name]}
          </Button>
        ))}
      </fieldset>
      <span className="spacer" />
      <a href="/c">{common.menuVerify}</a>
      <a href="/inspect/">{common.menuInspector}</a>
    </footer>
  )
}
