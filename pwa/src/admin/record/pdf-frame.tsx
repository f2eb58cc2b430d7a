import { useWords } from '#words/admin/words.tsx'
import { useAddressOf } from '../use-address-of.ts'

/** The pages of a PDF of ours, and a way to have them alone. `pdf`: its bytes, as the office gave them. */
export function PdfFrame({ of: pdf, title }: { of: unknown; title: string }) {
  const { common } = useWords().messages
  const address = useAddressOf(pdf instanceof Blob ? pdf : undefined, 'application/pdf')
  if (address === null) return null
  return (
    <div className="stack stack-tight">
      <a href={address} target="_blank" rel="noreferrer">
        {common.openPdf}
      </a>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- the browser shows no PDF in a sandbox; it is the office’s own paper. */}
      <iframe className="pdf-frame" src={`${address}#navpanes=0&view=FitH`} title={title} />
    </div>
  )
}
