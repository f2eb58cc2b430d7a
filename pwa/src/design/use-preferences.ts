import { useSyncExternalStore } from 'react'
import { onPreferencesChange, type Preferences, readPreferences } from './preferences.ts'

export const usePreferences = (): Preferences => useSyncExternalStore(onPreferencesChange, readPreferences)
