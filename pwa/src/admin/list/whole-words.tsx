// Longer than a word: a code, an id. It may break wherever it can.
const longest = 16

/** Text that breaks between its words alone: `E-mail` and `Rendez-vous` stay whole in a narrow column. */
export const WholeWords = ({ children }: { children: string }) =>
  children.split(/(\S*-\S*)/).map((part, at) =>
    at % 2 === 1 && part.length <= longest ? (
      <span key={at} className="whole-word">
        {part}
      </span>
    ) : (
      part
    ),
  )
