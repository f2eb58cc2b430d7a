import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'

function linesOf({ status, awaiting, number }: CertificateDetail, words: Messages['certificates']) {
  const waiting = awaiting && (awaiting.change === 'revoke' ? words.waitingRevoke : words.waitingReissue)
  return [words.statuses[status], number, waiting].filter((line) => line !== null)
}

/** What somebody else has made of a certificate while this one decides. */
export function CertificateMeanwhile({ of: { certificateId: id } }: { of: CertificateDetail }) {
  const { certificates: words } = useWords().messages
  return (
    <Meanwhile
      row={certificateOperations['certificates.read']}
      input={{ params: { id } }}
      lines={(now) => linesOf(now, words)}
      by={({ history }) => history.at(-1)?.actorId ?? null}
    />
  )
}
