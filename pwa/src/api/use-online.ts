import { useSyncExternalStore } from 'react'
import { isOnline, onOnlineChange } from '#platform/online-hint.ts'

export const useOnline = (): boolean => useSyncExternalStore(onOnlineChange, isOnline)
