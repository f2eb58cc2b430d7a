/** With a `?` for each of its values. */
type Condition = readonly [text: string, ...values: unknown[]]

/**
 * `WHERE …` of the conditions that are asked; those without a value (undefined, null) do not stand in the statement, so that it is
 * planned for what is asked, and an index of that serves it. Their values are added to `values`, which may hold others before.
 */
export function where(conditions: readonly Condition[], values: unknown[]): string {
  const asked = conditions.filter(([, ...given]) => given.every((value) => value !== undefined && value !== null))
  const texts = asked.map(([text, ...given]) => {
    const rest = given.values()
    return text.replaceAll('?', () => `$${values.push(rest.next().value)}`)
  })
  return texts.length === 0 ? '' : `WHERE ${texts.join(' AND ')}`
}
