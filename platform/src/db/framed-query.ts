// A transaction's first statement travels with its BEGIN and its last with its COMMIT: one message to the server and one answer
// instead of two. The server carries out a message in its order and, from the first failure on, nothing more of it: no statement
// runs without its BEGIN, and none that failed is committed.
import pg, { type QueryResult } from 'pg'
import { answerOf, type Done } from './ask-driver.ts'

/** `name`: as this connection's server knows it. */
export type Statement = { name: string; text: string; values: readonly unknown[] }

export type Frame = 'BEGIN' | 'COMMIT'

/** Under which a server knows a frame, once it was run by this name on its connection. */
export const nameOfFrame = (frame: Frame): string => frame.toLowerCase()

/** Of the driver's connection, and of what its query does with it, the part that is needed here. */
type Wire = {
  bind: (to: object) => void
  execute: (of: object) => void
  sync: () => void
  stream: { cork: () => void; uncork: () => void }
}
type Submitting = {
  submit: (wire: Wire) => unknown
  handleCommandComplete: (message: { text: string }, wire: Wire) => void
}
const plain = pg.Query.prototype as unknown as Submitting

class FramedQuery extends pg.Query {
  /** What the server says it has done at the frame: ROLLBACK at a COMMIT where nothing was kept. */
  command = ''
  readonly #frame: Frame
  #answers = 0

  constructor({ values, ...named }: Statement, frame: Frame) {
    super({ ...named, values: [...values] })
    this.#frame = frame
    this.submit = submitFramed
  }

  sendFramed(wire: Wire): void {
    wire.stream.cork()
    try {
      if (this.#frame === 'BEGIN') sendFrame(wire, 'BEGIN')
      plain.submit.call(this, this.#frame === 'BEGIN' ? wire : committing(wire))
    } finally {
      wire.stream.uncork()
    }
  }

  handleCommandComplete(message: { text: string }, wire: Wire): void {
    this.#answers += 1
    if (this.#answers === (this.#frame === 'BEGIN' ? 1 : 2)) this.command = message.text
    else plain.handleCommandComplete.call(this, message, wire)
  }
}

// Of all, not one for each: see ask-driver.
function submitFramed(this: FramedQuery, wire: unknown): void {
  this.sendFramed(wire as Wire)
}

function sendFrame(wire: Wire, frame: Frame): void {
  wire.bind({ statement: nameOfFrame(frame) })
  wire.execute({})
}

/** The same connection, which commits before it asks for the answer. */
function committing(wire: Wire): Wire {
  const sync = () => {
    sendFrame(wire, 'COMMIT')
    wire.sync()
  }
  return Object.create(wire, { sync: { value: sync } }) as Wire
}

/** Sends a statement with its frame, which the connection's server has to know; `framed` is what the server did at the frame. */
export function sendFramed(
  ask: (query: pg.Query, done: Done) => void,
  statement: Statement,
  frame: Frame,
): Promise<QueryResult & { framed: string }> {
  const sent = new FramedQuery(statement, frame)
  return answerOf((done) =>
    ask(sent, (error, result) =>
      done(error, error ? undefined : Object.assign(result as QueryResult, { framed: sent.command })),
    ),
  )
}
