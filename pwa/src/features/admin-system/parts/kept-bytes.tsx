import './system.css'

type KeptBytesProps = {
  text: string
  label: string
  /** Machines write left to right; what people read goes as it is written. */
  dir?: 'ltr' | 'auto'
}

/** Text as it came, scrolled by keyboard, too. */
export const KeptBytes = ({ text, label, dir = 'ltr' }: KeptBytesProps) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by keys.
  <section className="kept-bytes" dir={dir} aria-label={label} tabIndex={0}>
    {dir === 'ltr' ? <code>{text}</code> : text}
  </section>
)
