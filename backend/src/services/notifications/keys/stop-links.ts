// The link that stops messages of a kind: whoever holds the mail may stop them, without an account. It names person and kind, and
// proves that we wrote it; it opens nothing else.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { type StoppableKind, stoppableKinds } from '@sac/contracts/messages/message'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

type Stopped = { userId: string; kind: StoppableKind }

export type StopLinks = {
  tokenOf: (stopped: Stopped) => string
  /** null for anything this server did not write. */
  read: (token: string) => Stopped | null
}

const macBytes = 16

export function createStopLinks(key: Uint8Array): StopLinks {
  const macOf = (bytes: Uint8Array) =>
    createHmac('sha256', key).update('stop\n').update(bytes).digest().subarray(0, macBytes)
  const tokenOf = ({ userId, kind }: Stopped) => {
    const named = Buffer.concat([
      Buffer.from(userId.replaceAll('-', ''), 'hex'),
      Buffer.from([stoppableKinds.indexOf(kind)]),
    ])
    return Buffer.concat([named, macOf(named)]).toString('base64url')
  }
  return {
    tokenOf,
    read: (token) => {
      const bytes = Buffer.from(token, 'base64url')
      const [named, mac] = [bytes.subarray(0, 17), bytes.subarray(17)]
      const kind = stoppableKinds[named[16] ?? -1]
      if (kind === undefined || mac.length !== macBytes || !timingSafeEqual(mac, macOf(named))) return null
      const userId = named.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      return tokenOf({ userId, kind }) === token ? { userId, kind } : null
    },
  }
}

/** The key of these links; made at the first start. */
export const readStopKey = (folder: string): Promise<Buffer> =>
  readOrCreateSecret(join(folder, 'stop-links.key'), () => randomBytes(32))
