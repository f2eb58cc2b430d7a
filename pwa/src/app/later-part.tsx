import { type ComponentType, createElement, lazy, type ReactNode, useState } from 'react'

/**
 * A part of the app that comes when it is needed. Fetched before it is drawn it stands at once: a placeholder in between would be
 * held on the screen for a third of a second.
 */
export function laterPart<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | null = null
  const fetch = async (): Promise<ComponentType<Props>> => {
    here ??= await load()
    return here
  }
  const Later: ComponentType<Props> = lazy(async () => ({ default: await fetch() }))
  function Part(props: Props): ReactNode {
    // Chosen once: another component in its place would begin anew.
    const [chosen] = useState(() => here ?? Later)
    return createElement(chosen, props)
  }
  return { Part, fetch }
}
