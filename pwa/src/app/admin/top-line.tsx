import { Link } from '#admin/link.tsx'
import { Popover } from '#admin/popover.tsx'
import { personSession } from '#api/session.ts'
import { usePerson } from '#api/use-person.ts'
import { Button } from '#design/button.tsx'
import { languageNames, languages } from '#design/i18n/language.ts'
import { Icon } from '#design/icon.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { changePreferences } from '#design/preferences.ts'
import { Segments } from '#design/segments.tsx'
import { usePreferences } from '#design/use-preferences.ts'
import { useWords } from '#words/admin/words.tsx'

const themes = ['auto', 'light', 'dark'] as const

type TopLineProps = { onSearch: () => void; onKeys: () => void }

/** Above every page: search for anything, and oneself. */
export function TopLine({ onSearch, onKeys }: TopLineProps) {
  const { common } = useWords().messages
  return (
    <header className="top-line">
      <button type="button" className="top-search" aria-keyshortcuts="Control+K Meta+K" onClick={onSearch}>
        <Icon name="search" />
        <span>{common.search}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className="spacer" />
      <IconButton icon="help" label={common.keys.title} aria-keyshortcuts="?" onClick={onKeys} />
      <PersonMenu />
    </header>
  )
}

function PersonMenu() {
  const { common, account } = useWords().messages
  const { language, theme } = usePreferences()
  const person = usePerson()
  if (!person) return null
  return (
    <Popover label={person.name} icon="person" isQuiet>
      <p className="small quiet">{common.signedInAs(`${person.name}, ${account.roles[person.role]}`)}</p>
      <Link className="btn btn-plain" to="/account">
        {common.ownAccount}
      </Link>
      <Segments
        label={common.language}
        options={languages.map((code) => ({
          value: code,
          label: (
            <span lang={code} data-language={code}>
              {languageNames[code]}
            </span>
          ),
        }))}
        value={language}
        onChange={(code) => changePreferences({ language: code })}
      />
      <Segments
        label={common.theme}
        options={themes.map((name) => ({ value: name, label: common.themes[name] }))}
        value={theme}
        onChange={(name) => changePreferences({ theme: name })}
      />
      <Button onClick={() => void personSession.signOut()}>{common.signOut}</Button>
    </Popover>
  )
}
