// The empty place of the signature inside the PDF. Sealing fills it later without moving a byte.
import type { Element } from '@sac/platform/pdf/page/canvas'
import { inner, type Pdf, type Reference } from '@sac/platform/pdf/page/open-document'

/** Bytes kept for the CMS; ours has about 1.9 kB, a time stamp would add about 5 kB. */
export const sealRoom = 8_192
/** Stands in for the three unknown numbers of the byte range: ten digits each. */
export const unknownNumber = 9_999_999_999

type Place = { x: number; y: number; width: number; height: number; form: Element; label: string; at: Date }

/**
 * Adds a certification signature field (DocMDP 1: no change is allowed) over the given place. The form element is ended here.
 * pdfkit's own form support sets NeedAppearances, which PDF/A forbids.
 */
export function reserveSeal(pdf: Pdf, { x, y, width, height, form, label, at }: Place): void {
  const raw = inner(pdf)
  const signature = raw.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, unknownNumber, unknownNumber, unknownNumber],
    Contents: new Uint8Array(sealRoom),
    M: at,
    Reference: [
      { Type: 'SigRef', TransformMethod: 'DocMDP', TransformParams: { Type: 'TransformParams', P: 1, V: '1.2' } },
    ],
  })
  signature.end()
  annotate(pdf, { x, y, width, height, form }, widget(pdf, { signature, label, width, height }))
  const field = raw.page.annotations.at(-1)
  raw.endAcroForm = noForm
  raw._root.data['AcroForm'] = { Fields: [field], SigFlags: 3 }
  raw._root.data['Perms'] = { DocMDP: signature }
}

const noForm = () => undefined

type Widget = { signature: Reference; label: string; width: number; height: number }

function widget(pdf: Pdf, { signature, label, width, height }: Widget): Record<string, unknown> {
  const raw = inner(pdf)
  const appearance = raw.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} })
  // A stream that draws nothing: without any data pdfkit would not write a stream at all.
  appearance.end('q Q')
  return {
    Subtype: 'Widget',
    FT: 'Sig',
    T: pdfText('seal'),
    TU: pdfText(label),
    Contents: pdfText(label),
    V: signature,
    F: 132,
    P: raw.page.dictionary,
    AP: { N: appearance },
  }
}

// pdfkit writes String objects as PDF strings and plain texts as names.
const pdfText = (text: string): unknown => Object(text)

type Annotated = { x: number; y: number; width: number; height: number; form: Element }

function annotate(pdf: Pdf, { x, y, width, height, form }: Annotated, options: Record<string, unknown>): void {
  pdf.annotate(x, y, width, height, { ...options, structParent: form } as never)
  // Ended on its own page: an annotation is entered in the structure under the page that is current at that moment.
  form.end()
}
