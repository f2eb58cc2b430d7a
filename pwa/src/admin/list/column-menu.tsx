import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Popover } from '../popover.tsx'

type ColumnMenuProps = {
  columns: readonly { id: string; name: string }[]
  shown: readonly string[]
  isUsual: boolean
  /** Null: as usual. */
  onChoose: (ids: readonly string[] | null) => void
}

/** Which columns a list shows; one always stays. */
export function ColumnMenu({ columns, shown, isUsual, onChoose }: ColumnMenuProps) {
  const { lists } = useWords().messages
  const change = (id: string) => {
    const next = columns.filter((column) => shown.includes(column.id) !== (column.id === id)).map((column) => column.id)
    if (next.length > 0) onChoose(next)
  }
  return (
    <Popover label={lists.columns} icon="columns">
      {columns.map(({ id, name }) => (
        <label key={id} className="check">
          <input type="checkbox" checked={shown.includes(id)} onChange={() => change(id)} />
          {name}
        </label>
      ))}
      {!isUsual && (
        <Button look="plain" onClick={() => onChoose(null)}>
          {lists.usual}
        </Button>
      )}
    </Popover>
  )
}
