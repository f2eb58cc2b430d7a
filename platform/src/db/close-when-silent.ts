import type { PoolClient } from 'pg'

/** To be told what is asked of a connection's server, and that it has answered. */
type Silence = { asked: () => void; answered: () => void }

type Closable = { connection: { stream: { destroy: (error: Error) => void } } }

/**
 * Closes a connection whose server has said nothing for so many milliseconds, though something is asked of it; what is asked fails.
 * One timer for many statements: the driver's own is one for each.
 */
export function closeWhenSilent(client: PoolClient, silentMs: number): Silence {
  let open = 0
  let heardAt = 0
  let watching = false
  const lookAfter = (ms: number) => {
    watching = true
    setTimeout(look, ms).unref()
  }
  const look = () => {
    watching = false
    if (open === 0) return
    const left = heardAt + silentMs - performance.now()
    if (left > 0) lookAfter(left)
    else (client as unknown as Closable).connection.stream.destroy(new Error('Query read timeout'))
  }
  return {
    asked: () => {
      if (open === 0) heardAt = performance.now()
      open += 1
      if (!watching) lookAfter(silentMs)
    },
    answered: () => {
      open -= 1
      heardAt = performance.now()
    },
  }
}
