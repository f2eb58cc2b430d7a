import type { ReactNode } from 'react'

type CountTableProps = {
  label: string
  /** The first is of words, the others of figures. */
  heads: readonly string[]
  rows: readonly { id: string; cells: readonly ReactNode[] }[]
}

/** What there is, and how many of it. */
export const CountTable = ({ label, heads, rows }: CountTableProps) => (
  <div className="scrolls-wide">
    <table className="list" aria-label={label}>
      <thead>
        <tr>
          {heads.map((head, at) => (
            <th key={head} scope="col" className={at === 0 ? undefined : 'at-end'}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells: [first, ...others] }) => (
          <tr key={id}>
            <th scope="row">{first}</th>
            {others.map((cell, at) => (
              <td key={heads[at + 1]} className="at-end tabular">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
