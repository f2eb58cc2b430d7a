import type { ReactNode } from 'react'

/** What is known, as pairs of a name and what it is; an act on it may follow. */
export function Facts({ of }: { of: readonly { name: string; value: ReactNode; act?: ReactNode }[] }) {
  return (
    <dl className="facts">
      {of.map(({ name, value, act }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {act && <dd className="facts-act">{act}</dd>}
        </div>
      ))}
    </dl>
  )
}
