// How this device shows and sends things: small, read before the first paint, no evidence.
import { recallJson, rememberJson } from '#platform/memory.ts'
import { chooseLanguage, directionOf, type LanguageCode, languages } from './i18n/language.ts'

type Theme = 'auto' | 'light' | 'dark'
export type Preferences = {
  language: LanguageCode
  theme: Theme
  /** Glove mode: larger targets. */
  gloves: boolean
  /** Photos wait for a connection that is not metered. */
  photosOnWifiOnly: boolean
}

const storageKey = 'sac-preferences'
const listeners = new Set<() => void>()
let current: Preferences | null = null

const stored = (): Partial<Preferences> => recallJson(storageKey) ?? {}

/** Completes what was stored (perhaps by another version) with what the browser asks for. */
export function completePreferences(partial: Partial<Preferences>, wanted: readonly string[]): Preferences {
  const known = languages.find((language) => language === partial.language)
  return {
    language: known ?? chooseLanguage(wanted),
    theme: partial.theme === 'light' || partial.theme === 'dark' ? partial.theme : 'auto',
    gloves: partial.gloves === true,
    photosOnWifiOnly: partial.photosOnWifiOnly === true,
  }
}

export function readPreferences(): Preferences {
  current ??= completePreferences(stored(), navigator.languages)
  return current
}

/** Writes language, direction, theme and size to the document element. */
export function applyPreferences({ language, theme, gloves }: Preferences): void {
  const root = document.documentElement
  root.lang = language
  root.dir = directionOf(language)
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
  if (gloves) root.dataset.gloves = ''
  else delete root.dataset.gloves
}

export function changePreferences(change: Partial<Preferences>): void {
  current = { ...readPreferences(), ...change }
  rememberJson(storageKey, current)
  for (const listener of listeners) listener()
}

/** Another window of the app has written them: this one follows. */
function follow({ key }: StorageEvent): void {
  if (key !== storageKey) return
  current = completePreferences(stored(), navigator.languages)
  for (const listener of listeners) listener()
}

export function onPreferencesChange(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', follow)
  listeners.add(listener)
  return () => listeners.delete(listener)
}
