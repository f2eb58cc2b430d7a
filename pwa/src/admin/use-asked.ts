import { useNavigate, useSearch } from '@tanstack/react-router'

export type Asked = Readonly<Record<string, string>>

/** What stands behind the `?` of the address: what is filtered, sorted, chosen. A member that becomes undefined leaves it. */
export function useAsked(): { asked: Asked; ask: (change: Record<string, string | undefined>) => void } {
  const asked: Asked = useSearch({ strict: false })
  const navigate = useNavigate()
  const ask = (change: Record<string, string | undefined>) => {
    const search = Object.fromEntries(Object.entries({ ...asked, ...change }).filter(([, value]) => value))
    void navigate({ to: '.', search, replace: true } as never)
  }
  return { asked, ask }
}
