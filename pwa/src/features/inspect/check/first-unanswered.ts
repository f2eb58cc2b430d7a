type Item = { done: boolean; checkpoint: { code: string; mandatory: boolean } }

/** Where to go on: the first open checkpoint after `after`, else the first open one at all; null when all are answered. */
export function firstUnanswered(items: readonly Item[], after: string | null = null): string | null {
  const from = items.findIndex(({ checkpoint }) => checkpoint.code === after) + 1
  const inOrder = [...items.slice(from), ...items.slice(0, from)]
  return inOrder.find(({ done, checkpoint }) => !done && checkpoint.code !== after)?.checkpoint.code ?? null
}

/** The neighbour in template order, or null at either end. */
export function neighbour(items: readonly Item[], code: string, step: 1 | -1): string | null {
  const at = items.findIndex(({ checkpoint }) => checkpoint.code === code)
  return at < 0 ? null : (items[at + step]?.checkpoint.code ?? null)
}
