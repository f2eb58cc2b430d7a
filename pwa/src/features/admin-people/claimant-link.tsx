import { Link } from '#admin/link.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Who says that a car is theirs; of whoever was erased there is no page any more. */
export function ClaimantLink({ of: { userId, name } }: { of: { userId: string; name: string | null } }) {
  const { carClaims: words } = useWords().messages.people
  if (name === null) return <span className="quiet">{words.erased}</span>
  return (
    <Link to="/people/$userId" params={{ userId }} dir="auto">
      {name}
    </Link>
  )
}
