import { useSyncExternalStore } from 'react'
import { type Person, personSession } from './session.ts'

/** Who is signed in in this browser, or null. */
export const usePerson = (): Person | null => useSyncExternalStore(personSession.onChange, personSession.person)
