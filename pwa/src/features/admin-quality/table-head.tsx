import { WholeWords } from '#admin/list/whole-words.tsx'

/** The head of a table of figures: words stand at the start, figures at the end. */
export const TableHead = ({ words, figures }: { words: readonly string[]; figures: readonly string[] }) => (
  <thead>
    <tr>
      {words.map((name) => (
        <th key={name} scope="col">
          <WholeWords>{name}</WholeWords>
        </th>
      ))}
      {figures.map((name) => (
        <th key={name} scope="col" className="at-end">
          <WholeWords>{name}</WholeWords>
        </th>
      ))}
    </tr>
  </thead>
)
