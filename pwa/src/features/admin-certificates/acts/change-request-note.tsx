import type { CertificateDetail, ChangeRequest } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { usePerson } from '#api/use-person.ts'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'
import { reasonWords } from '../reason-words.ts'
import { CertificateMeanwhile } from './certificate-meanwhile.tsx'

type RequestProps = { certificate: CertificateDetail; request: ChangeRequest }

/** What waits for a second administrator, and what this one can do about it. */
export function ChangeRequestNote({ certificate, request }: RequestProps) {
  const { messages, formats } = useWords()
  const { certificates: words } = messages
  const isOwn = usePerson()?.userId === request.requestedBy
  const name = useStaffNames()(request.requestedBy, words.system)
  const { change, reason, note, requestedAt } = request
  return (
    <Note tone="warn" icon="people">
      <h2>{change === 'revoke' ? words.waitingRevoke : words.waitingReissue}</h2>
      <p>{words.askedBy(name, `${formats.day(requestedAt)}, ${formats.time(requestedAt)}`)}</p>
      <p>
        {reasonWords(words, reason)} – {note}
      </p>
      <Corrected request={request} />
      <Decisions isOwn={isOwn} certificate={certificate} request={request} />
    </Note>
  )
}

type DecisionsProps = RequestProps & { isOwn: boolean }

/** Nobody agrees with themselves; whoever asked may take it back. */
function Decisions({ isOwn, ...of }: DecisionsProps) {
  const { certificates: words } = useWords().messages
  const open = useDialog()
  const openDecline = () => open((onClose) => <DeclineDialog {...of} onClose={onClose} />)
  return (
    <>
      {isOwn && <p>{words.yourOwn}</p>}
      <div className="cluster">
        {!isOwn && (
          <Button look="primary" onClick={() => open((onClose) => <ApproveDialog {...of} onClose={onClose} />)}>
            {words.approve}
          </Button>
        )}
        <Button onClick={openDecline}>{isOwn ? words.takeBack : words.decline}</Button>
      </div>
    </>
  )
}

function Corrected({ request: { corrections } }: Pick<RequestProps, 'request'>) {
  const { certificates: words } = useWords().messages
  if (corrections === null) return null
  const given = Object.entries(corrections) as [keyof typeof corrections, string][]
  return <Facts of={given.map(([field, value]) => ({ name: words[field], value: <bdi>{value}</bdi> }))} />
}

type DialogProps = RequestProps & { onClose: () => void }

function ApproveDialog({ certificate, request, onClose }: DialogProps) {
  const { certificates: words } = useWords().messages
  const { certificateId: id, version, number, plate } = certificate
  const { requestId, change } = request
  const name = change === 'revoke' ? 'approveRevoke' : 'approveReissue'
  return (
    <ActDialog
      row={certificateOperations['certificates.approve']}
      title={words[`${name}Title`](number ?? plate)}
      act={words[`${name}Act`]}
      isDangerous={change === 'revoke'}
      input={({ actId: commandId }) => ({ params: { id, requestId }, body: { commandId, version } })}
      onClose={onClose}
    >
      <CertificateMeanwhile of={certificate} />
      <p>{words[`${name}Text`]}</p>
      <Corrected request={request} />
    </ActDialog>
  )
}

function DeclineDialog({ certificate, request: { requestId }, onClose }: DialogProps) {
  const { certificates: words } = useWords().messages
  return (
    <ActDialog
      row={certificateOperations['certificates.decline']}
      title={words.declineTitle}
      act={words.declineAct}
      reason="required"
      input={({ actId: commandId, reason: note }) => ({
        params: { id: certificate.certificateId, requestId },
        body: { commandId, note },
      })}
      onClose={onClose}
    >
      <CertificateMeanwhile of={certificate} />
      <p>{words.declineText}</p>
    </ActDialog>
  )
}
