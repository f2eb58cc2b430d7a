import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/admin/words.tsx'
import { places } from './places.ts'

/** Every key of the office app. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { messages } = useWords()
  const { common } = messages
  const { keys } = common
  const general: [string[], string][] = [
    [['Ctrl K'], keys.palette],
    [['?'], keys.help],
    [['Esc'], keys.leave],
    [['/'], keys.search],
    [['j', '↓'], keys.down],
    [['k', '↑'], keys.up],
    [['Enter'], keys.open],
    [['x'], keys.select],
  ]
  return (
    <Sheet title={keys.title} closeLabel={common.close} onClose={onClose}>
      <dl className="keys">
        {general.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
        {places.map(({ key, name }) => (
          <div key={key}>
            <dt>
              <kbd>g</kbd> {keys.thenKey} <kbd>{key}</kbd>
            </dt>
            <dd>{keys.go(name(messages))}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
