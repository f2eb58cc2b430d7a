/** A document took more memory or time than any paper needs; its thread was ended and another takes its place. */
export class RenderGivenUp extends Error {
  override readonly name = 'RenderGivenUp'
  readonly limit: 'memory' | 'time'
  constructor(limit: RenderGivenUp['limit'], cause: unknown) {
    super(`a document took too much ${limit}`, { cause })
    this.limit = limit
  }
}
