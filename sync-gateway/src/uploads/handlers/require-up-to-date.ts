// Who wrote a line is looked up before the device is held. A sign-in there, or the office's approval, may come in between: whoever
// brings it takes in what waits at that moment, and a line stored as refused after that would wait for nobody.
import type { Tx } from '@sac/platform/db/with-transaction'
import { listStandings } from '#devices/store/actor-rows'
import type { JudgedLine, RefusedLine } from '../domain/judge-line.ts'

export class OutdatedJudgementError extends Error {
  override readonly name = 'OutdatedJudgementError'
}

const waitsForWord = (line: JudgedLine): line is RefusedLine =>
  line.status === 'refused' && ['actor.unknown', 'device.unapproved'].includes(line.refusal.code)

const authorOf = ({ frame }: RefusedLine) => frame?.actorId ?? ''

/** The caller holds the device. Throws OutdatedJudgementError when a line is refused for what is true no more. */
export async function requireUpToDate(
  tx: Tx,
  { deviceId, lines }: { deviceId: string; lines: readonly JudgedLine[] },
): Promise<void> {
  const refused = lines.filter(waitsForWord)
  if (refused.length === 0) return
  const standings = await listStandings(tx, { deviceId, userIds: [...new Set(refused.map(authorOf))] })
  const here = new Map(standings.map((one) => [one.userId, one]))
  const isOutdated = (line: RefusedLine) => {
    const author = here.get(authorOf(line))
    return author?.signedInAt && (author.isApproved || line.refusal.code === 'actor.unknown')
  }
  if (refused.some(isOutdated)) throw new OutdatedJudgementError('a sign-in or an approval came in between')
}
