import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ApiAnswer } from '../provider/stand-in/api-message.ts'
import type { InnerFault, StandIn } from '../provider/stand-in/create-stand-in.ts'
import { readRequest, sendAnswer, serveLocally } from '../provider/stand-in/serve-api.ts'

/**
 * What meets a request. Not done: `broken-before` (500), `limited` (429, a second), `reset-before`. Done: `broken-after` (500),
 * `reset-after`, `garbage` (200 and no JSON), `hang` (no answer), `trickle` (an answer that never ends). Of the two 500s the answer
 * stays with the key.
 */
const providerFaults = [
  'broken-before',
  'broken-after',
  'limited',
  'reset-before',
  'reset-after',
  'garbage',
  'hang',
  'trickle',
] as const
export type ProviderFault = (typeof providerFaults)[number]
/** Share of requests, from 0 to 1, that meet each; the rest is answered. */
export type FaultRates = Partial<Record<ProviderFault, number>>

type Options = { answer: StandIn['answer']; random: () => number; faults: FaultRates }

/** The interface over a bad line, on a free port of this machine. */
export async function serveWithFaults({ answer, random, faults: first }: Options) {
  let faults = first
  const counts = {
    requests: 0,
    ...(Object.fromEntries(providerFaults.map((name) => [name, 0])) as Record<ProviderFault, number>),
  }
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await readRequest(incoming)
    const fault = drawFault(faults, random())
    counts.requests += 1
    if (fault) counts[fault] += 1
    if (fault === 'limited') return sendAnswer(outgoing, limited)
    if (fault === 'reset-before') return void incoming.socket.destroy()
    spoil(outgoing, fault, await answer(request, innerFaults[fault ?? '']))
  }
  const served = await serveLocally((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: Error) => outgoing.destroy(error))
  })
  return {
    ...served,
    counts,
    setFaults: (rates: FaultRates) => {
      faults = rates
    },
  }
}

const innerFaults: Readonly<Record<string, InnerFault>> = { 'broken-before': 'before', 'broken-after': 'after' }
const limited: ApiAnswer = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { error: { type: 'invalid_request_error', code: 'rate_limit', message: 'Too many requests' } },
}

function drawFault(rates: FaultRates, drawn: number): ProviderFault | null {
  let below = 0
  for (const name of providerFaults) {
    below += rates[name] ?? 0
    if (drawn < below) return name
  }
  return null
}

function spoil(outgoing: ServerResponse, fault: ProviderFault | null, answer: ApiAnswer): void {
  if (fault === 'hang') return
  if (fault === 'reset-after') return void outgoing.socket?.destroy()
  if (fault === 'garbage')
    return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')
  if (fault === 'trickle') return void outgoing.writeHead(200, { 'content-type': 'application/json' }).write('{"id":"')
  sendAnswer(outgoing, answer)
}
