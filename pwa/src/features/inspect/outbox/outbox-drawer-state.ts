import { createContext, use } from 'react'

/** Opens the drawer of what waits to be sent, from wherever the connection is shown. */
export const OpenOutboxContext = createContext<() => void>(() => undefined)

export const useOpenOutbox = (): (() => void) => use(OpenOutboxContext)
