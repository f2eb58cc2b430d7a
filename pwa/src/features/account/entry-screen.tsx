import type { ReactNode } from 'react'
import { languageNames, languages } from '#design/i18n/language.ts'
import { changePreferences } from '#design/preferences.ts'
import { usePreferences } from '#design/use-preferences.ts'
import { useTitle } from '#design/use-title.ts'

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
        <button
          key={code}
          type="button"
          className="btn btn-plain"
          lang={code}
          aria-pressed={code === language}
          onClick={() => changePreferences({ language: code })}
        >
          {languageNames[code]}
        </button>
      ))}
    </footer>
  )
}
