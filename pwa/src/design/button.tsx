import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = 'primary' | 'pass' | 'fail' | 'plain'
export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** Sends the form it stands in. */
  submits?: boolean
  look?: Look
  icon?: IconName
  wide?: boolean
  big?: boolean
}

/** A native button with an optional icon before its word. */
export function Button({ submits = false, look, icon, wide, big, className, children, ...rest }: ButtonProps) {
  const names = ['btn', look && `btn-${look}`, wide && 'btn-wide', big && 'btn-big', className]
  return (
    <button type={submits ? 'submit' : 'button'} className={names.filter(Boolean).join(' ')} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
