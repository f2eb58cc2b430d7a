import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** A square button in a bar whose word is read out and shown as a tooltip. */
export function IconButton({
  icon,
  label,
  ...rest
}: { icon: IconName; label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" className="btn btn-plain" title={label} {...rest}>
      <Icon name={icon} />
      <span className="visually-hidden">{label}</span>
    </button>
  )
}
