import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { languageNames, languages } from './i18n/language.ts'
import { changePreferences } from './preferences.ts'
import { usePreferences } from './use-preferences.ts'
import { useTitle } from './use-title.ts'

/** A page before the app opens: the name of the product, one act, and the languages. */
export function EntryScreen({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <div className="screen entry">
      <header className="entry-head">
        <p className="quiet">SmartAutoCheck</p>
        <h1>{title}</h1>
      </header>
      <main className="screen-body stack">{children}</main>
      <LanguageBar />
    </div>
  )
}

function LanguageBar() {
  const { language } = usePreferences()
  return (
    <footer className="cluster entry-languages">
      {languages.map((code) => (
        <Button
          key={code}
          look="plain"
          lang={code}
          aria-pressed={code === language}
          onClick={() => changePreferences({ language: code })}
        >
          {languageNames[code]}
        </Button>
      ))}
    </footer>
  )
}
