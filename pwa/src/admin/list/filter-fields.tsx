import { useWords } from '#words/admin/words.tsx'
import type { Asked } from '../use-asked.ts'
import type { Filter } from './list-types.ts'

type FilterFieldsProps = {
  filters: readonly Filter[]
  asked: Asked
  ask: (change: Record<string, string | undefined>) => void
}

/** One small field for each; what is set is in the address. */
export const FilterFields = ({ filters, asked, ask }: FilterFieldsProps) =>
  filters.map((filter) => (
    <label key={filter.id} className="filter" data-set={asked[filter.id] ? true : undefined}>
      <span>{filter.name}</span>
      <FilterInput filter={filter} value={asked[filter.id] ?? ''} onChange={(value) => ask({ [filter.id]: value })} />
    </label>
  ))

type InputProps = { filter: Filter; value: string; onChange: (value: string) => void }

function FilterInput({ filter, value, onChange }: InputProps) {
  const { lists } = useWords().messages
  if ('options' in filter)
    return (
      <select
        className="input"
        value={value || filter.usual}
        onChange={({ target }) => onChange(target.value === filter.usual ? '' : target.value)}
      >
        {filter.usual === undefined && <option value="">{lists.any}</option>}
        {filter.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  return (
    <input
      className="input"
      type={filter.type}
      maxLength={60}
      defaultValue={value}
      key={value}
      onBlur={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChange(event.currentTarget.value)
      }}
    />
  )
}
