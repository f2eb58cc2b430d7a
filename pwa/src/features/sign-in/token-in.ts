/** The secret of a link, which stands behind its `#` so that no server's log has it; null where it was cut off. */
export const tokenIn = (hash: string): string | null => /^#?([\w-]{36}\.[\w-]{43})$/.exec(hash)?.[1] ?? null
