import { type ReactNode, useId } from 'react'
import { Icon, type IconName } from '#design/icon.tsx'

type PopoverProps = { label: string; icon?: IconName; isQuiet?: boolean; children: ReactNode }

/** A button with what it opens beside it: closed by Escape, by a click elsewhere, by the button. */
export function Popover({ label, icon, isQuiet = false, children }: PopoverProps) {
  const id = useId()
  return (
    <>
      <button type="button" className={isQuiet ? 'btn btn-plain' : 'btn'} popoverTarget={id}>
        {icon && <Icon name={icon} />}
        <span>{label}</span>
      </button>
      <section id={id} popover="auto" className="popover stack stack-tight" aria-label={label}>
        {children}
      </section>
    </>
  )
}
