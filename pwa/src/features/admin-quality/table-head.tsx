/** The head of a table of figures: words stand at the start, figures at the end. */
export const TableHead = ({ words, figures }: { words: readonly string[]; figures: readonly string[] }) => (
  <thead>
    <tr>
      {words.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
      {figures.map((name) => (
        <th key={name} scope="col" className="at-end">
          {name}
        </th>
      ))}
    </tr>
  </thead>
)
