/** One at a time for each name; several names are taken in one order, so that nobody waits in a circle. */
export type Turns = <Result>(names: readonly string[], work: () => Promise<Result>) => Promise<Result>

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  const inTurn = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
    const result = (last.get(name) ?? Promise.resolve()).then(work)
    last.set(
      name,
      result.catch(() => undefined),
    )
    return result
  }
  return (names, work) =>
    [...new Set(names)].toSorted().reduceRight<typeof work>((inner, name) => () => inTurn(name, inner), work)()
}
