import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** Above every screen, in red and announced: something that cannot wait. */
export const Banner = ({ children }: { children: ReactNode }) => (
  <div className="red-banner" role="alert">
    <Icon name="warning" />
    <span>{children}</span>
  </div>
)
