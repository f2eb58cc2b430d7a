import { certificateOperations } from '@sac/contracts/operations/certificates'
import { Link } from '#admin/link.tsx'
import { useOffice } from '#api/use-office.ts'
import { Figures } from '#design/plate.tsx'

type CertificateLinkProps = { inspectionId: string; number: string }

/** The number on an inspection's paper; as soon as its record is known, it leads there. */
export function CertificateLink({ inspectionId, number }: CertificateLinkProps) {
  const { data } = useOffice(certificateOperations['certificates.list'], { query: { inspectionId } })
  const paper = data?.certificates.find((one) => one.number === number)
  if (!paper) return <Figures>{number}</Figures>
  return (
    <Link to="/certificates/$certificateId" params={{ certificateId: paper.certificateId }}>
      <Figures>{number}</Figures>
    </Link>
  )
}
