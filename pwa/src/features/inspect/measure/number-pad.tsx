import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import { type PadKey, type PadStyle, padKeys, pressKey } from '../model/number-pad.ts'

type PadProps = { text: string; style: PadStyle; negative: boolean; onChange: (text: string) => void }

/** Large keys for gloved fingers. A keyboard types into the field above instead. */
export function NumberPad({ text, style, negative, onChange }: PadProps) {
  const { messages, formats } = useWords()
  const { measure } = messages
  const press = (key: PadKey) => onChange(pressKey(text, key, style))
  return (
    <fieldset className="pad" dir="ltr" aria-label={measure.enter}>
      {padKeys.map((key) =>
        key === 'erase' ? (
          <button key={key} type="button" className="btn" aria-label={measure.erase} onClick={() => press(key)}>
            <Icon name="erase" />
          </button>
        ) : (
          <button
            key={key}
            type="button"
            className="btn"
            aria-label={key === '.' ? measure.decimal : undefined}
            disabled={key === '.' && style.decimals === 0}
            onClick={() => press(key)}
          >
            {key === '.' ? formats.decimalSign() : key}
          </button>
        ),
      )}
      {negative && (
        <button type="button" className="btn pad-sign" aria-label={measure.sign} onClick={() => press('sign')}>
          ±
        </button>
      )}
    </fieldset>
  )
}
