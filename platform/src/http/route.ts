import { type OperationId, operationOf } from '@sac/contracts/operations'
import type { AnswerOf, HttpResponse, RawRequest, RequestOf } from './message.ts'
import { parseInput } from './parse-input.ts'

export type Route = { operation: OperationId; handle: (request: RawRequest) => Promise<HttpResponse> }

type Definition<Id extends OperationId, Given> = {
  /** Everything else about it stands in its row in contracts. */
  operation: Id
  handler: (request: RequestOf<Id>) => Promise<Given>
}

/** An operation and its use case. Wrong input becomes Problem `request.invalid`, naming every wrong field. */
export function route<Id extends OperationId, const Given extends AnswerOf<Id>>({
  operation,
  handler,
}: Definition<Id, Given>): Route {
  const row = operationOf(operation)
  return {
    operation,
    // The parts have just been parsed with the schemas their types come from, and the proof is the row's.
    handle: (request) => handler({ ...request, ...parseInput(row, request) } as unknown as RequestOf<Id>),
  }
}
