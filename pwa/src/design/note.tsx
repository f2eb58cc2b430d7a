import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Tone = 'info' | 'warn' | 'error'
const icons: Record<Tone, IconName> = { info: 'info', warn: 'warning', error: 'warning' }

/** A message in the page: information, something waiting, or something wrong. Errors are announced. */
export function Note({ tone = 'info', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <div className={`note note-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <Icon name={icon ?? icons[tone]} />
      <div className="stack stack-tight">{children}</div>
    </div>
  )
}
