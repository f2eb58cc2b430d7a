import { useWords } from '#words/admin/words.tsx'

/** What stands where money is shown by centre, and there is none. */
export function NoCentre() {
  const { money: words } = useWords().messages
  return (
    <div className="empty stack stack-tight">
      <h2>{words.noCentreTitle}</h2>
      <p className="quiet">{words.noCentreText}</p>
    </div>
  )
}
