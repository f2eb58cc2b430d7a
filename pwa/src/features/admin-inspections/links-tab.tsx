import { Uuid } from '@sac/contracts/ids'
import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Link } from '#admin/link.tsx'
import { Section } from '#admin/record/section.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import type { Detail } from './detail.ts'

/** Other tests a person said are of the same vehicle. */
export function LinksTab({ of: { inspection, links } }: { of: Detail }) {
  const { inspections: words } = useWords().messages
  const nameOf = useStaffNames()
  const id = inspection.inspectionId
  return (
    <Section title={words.links} acts={<LinkAct id={id} />}>
      {links.length === 0 && <p className="quiet">{words.noLinks}</p>}
      <ul className="rows">
        {links.map((link) => (
          <li key={link.inspectionId} className="spread">
            <div>
              <Link to="/inspections/$inspectionId" params={{ inspectionId: link.inspectionId }}>
                {link.plate ? <Plate>{link.plate}</Plate> : words.noPlate}
              </Link>{' '}
              <When at={link.testedAt} /> · {words.linkStanding[link.standing]}
              <p className="quiet small">
                {nameOf(link.decidedBy)}: <span dir="auto">{link.reason}</span>
              </p>
            </div>
            {link.isEarlier && <UnlinkAct id={id} to={link.inspectionId} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function LinkAct({ id }: { id: string }) {
  const { inspections: words } = useWords().messages
  const open = useDialog()
  return <Button onClick={() => open((onClose) => <LinkDialog id={id} onClose={onClose} />)}>{words.link}</Button>
}

function LinkDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { inspections: words } = useWords().messages
  const [to, setTo] = useState('')
  return (
    <ActDialog
      row={inspectionOperations['inspections.link']}
      title={words.linkTitle}
      act={words.linkAct}
      reason="required"
      isReady={Uuid.safeParse(to.trim()).success}
      input={({ actId, reason }) => ({ params: { id }, body: { decisionId: actId, to: to.trim(), reason } })}
      onClose={onClose}
    >
      <p>{words.linkText}</p>
      <TextField label={words.linkTo} hint={words.linkToHint} dir="ltr" maxLength={36} value={to} onChange={setTo} />
    </ActDialog>
  )
}

function UnlinkAct({ id, to }: { id: string; to: string }) {
  const { inspections: words } = useWords().messages
  const open = useDialog()
  const unlink = () =>
    open((onClose) => (
      <ActDialog
        row={inspectionOperations['inspections.unlink']}
        title={words.unlinkTitle}
        act={words.unlinkAct}
        reason="required"
        input={({ actId, reason }) => ({ params: { id }, body: { decisionId: actId, to, reason } })}
        onClose={onClose}
      />
    ))
  return <Button onClick={unlink}>{words.unlink}</Button>
}
