// Below the answer: the PDF of this paper, and other ways to check one. Each loads when asked for.
import type { Verification } from '@sac/contracts/certificate/verification'
import type { Source } from './answers.ts'
import { element } from './element.ts'
import type { Change } from './page.ts'
import type { Wording } from './wording.ts'

/** Told what the issuer answered to a lookup. */
export type Found = (verification: Verification, source: Source) => void

/** Shows what a lookup found in place of the code in the address. */
export const showFound =
  (change: Change): Found =>
  (verification, source) => {
    history.replaceState(null, '', location.pathname)
    change({ view: { verification, source, progress: 'issuer', at: Math.floor(Date.now() / 1000) }, digits: '' })
    scrollTo(0, 0)
  }

/** The button that fetches the PDF, and its line for bad news; nothing without a code and its number. */
export const pdfPart = (wording: Wording, digits: string, number: string): HTMLElement[] => {
  if (digits === '' || number === '') return []
  const message = element('p', { role: 'alert' })
  const button = element('button', { type: 'button' }, wording.pdf)
  const get = async () => {
    const { getPdf } = await import('./get-pdf.ts')
    return getPdf(digits, number)
  }
  button.addEventListener('click', () => {
    void get()
      .catch(() => false)
      .then((came) => message.replaceChildren(came ? '' : wording.noNetwork))
  })
  return [button, message]
}

/** The lookup forms: at once on the empty page, else behind a summary. */
export const lookupPart = (wording: Wording, found: Found, open: boolean): HTMLElement => {
  const place = element('div', { class: 'lookup' })
  const load = () => {
    void import('./lookup.ts')
      .then(({ renderLookup }) => place.replaceChildren(...renderLookup(wording.language, found)))
      .catch(() => place.replaceChildren(wording.noNetwork))
  }
  if (open) {
    load()
    return place
  }
  const more = element('details', {}, element('summary', {}, wording.again), place)
  more.addEventListener('toggle', load, { once: true })
  return more
}
