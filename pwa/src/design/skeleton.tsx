/** Grey rows of the shape that is coming; invisible for the first 300 ms. */
export function Skeleton({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <output className="skeleton stack stack-tight" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} />
      ))}
    </output>
  )
}
