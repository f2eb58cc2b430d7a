import { useSyncExternalStore } from 'react'
import { customerSession, type Person } from './session.ts'

/** Who is signed in in this browser, or null. */
export const usePerson = (): Person | null => useSyncExternalStore(customerSession.onChange, customerSession.person)
