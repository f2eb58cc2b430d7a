import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import type { ReactNode } from 'react'
import { Link } from '#customer/link.tsx'

type BookLinkProps = {
  car: Pick<VehicleClaim, 'claimId' | 'plate' | 'country'>
  kind: 'periodic' | 'retest'
  look?: 'primary'
  wide?: boolean
  children: ReactNode
}

/** Leads into booking with the car and the kind of test chosen. */
export const BookLink = ({ car: { claimId, plate, country }, kind, look, wide, children }: BookLinkProps) => (
  <Link
    className={['btn', look && 'btn-primary', wide && 'btn-wide'].filter(Boolean).join(' ')}
    to="/book"
    search={{ kind, plate, country, vehicleId: claimId }}
  >
    <span>{children}</span>
  </Link>
)
