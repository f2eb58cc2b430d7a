import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Look = 'primary' | 'pass' | 'fail' | 'plain'
export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  icon?: IconName
  wide?: boolean
  big?: boolean
}

/** A native button with an optional icon before its word. */
export function Button({ look, icon, wide, big, className, children, type = 'button', ...rest }: ButtonProps) {
  const names = ['btn', look && `btn-${look}`, wide && 'btn-wide', big && 'btn-big', className]
  return (
    // oxlint-disable-next-line react/button-has-type
    <button type={type} className={names.filter(Boolean).join(' ')} {...rest}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  )
}
