import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon, type IconName } from '#design/icon.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'

/** What else can be done with this inspection. */
export function InspectionMenu() {
  const { check, common, review } = useWords().messages
  const [open, setOpen] = useState(false)
  const { view } = useCurrentInspection()
  return (
    <>
      <IconButton icon="more" label={check.menu} onClick={() => setOpen(true)} />
      {open && (
        <Sheet title={check.menu} closeLabel={common.close} onClose={() => setOpen(false)}>
          <nav className="rows" aria-label={check.menu}>
            <MenuLink icon="car" to="/i/$inspectionId/vehicle" label={check.vehicle} />
            <MenuLink icon="check" to="/i/$inspectionId/review" label={review.title} />
            {!view.sealed && <MenuLink icon="cross" to="/i/$inspectionId/abandon" label={check.abandon} />}
          </nav>
        </Sheet>
      )}
    </>
  )
}

type MenuLinkProps = {
  icon: IconName
  to: '/i/$inspectionId/vehicle' | '/i/$inspectionId/review' | '/i/$inspectionId/abandon'
  label: string
}

function MenuLink({ icon, to, label }: MenuLinkProps) {
  const { id } = useCurrentInspection()
  return (
    <Link className="row" to={to} params={{ inspectionId: id }}>
      <Icon name={icon} />
      <span className="grow">{label}</span>
      <Icon name="forward" />
    </Link>
  )
}
