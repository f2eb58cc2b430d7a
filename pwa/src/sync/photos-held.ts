import { readPreferences } from '#design/preferences.ts'
import { isMetered } from '#platform/online-hint.ts'

/** Photos wait for a connection that costs nothing. */
export const holdsPhotos = (): boolean => readPreferences().photosOnWifiOnly && isMetered()
