// The page itself: plain HTML that works without a script.
import { PersonLanguage } from '@sac/contracts/person-language'
import type { SessionBody } from '../objects.ts'
import { words } from './words.ts'

export type PayPage = {
  language: PersonLanguage
  /** Where the page and its acts are, without the session: `/demo/pay`. */
  root: string
  /** null: there is no such session. */
  payment: SessionBody | null
  /** The last attempt was declined. */
  wasDeclined: boolean
}

const names: Record<PersonLanguage, string> = { en: 'English', fr: 'Français', ar: 'العربية' }
// Figures stay Western in Arabic, as everywhere in the product.
const locales: Record<PersonLanguage, string> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar-MA-u-nu-latn' }

/** A document of HTML; nothing in it comes from outside unescaped. */
export function writePayPage(page: PayPage): string {
  const { language, root } = page
  const text = words[language]
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${text.title} · SmartAutoCheck</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}/pay.css">
</head>
<body>
<aside class="demo" aria-label="${text.demonstration}"><strong>${text.demonstration}</strong><p>${text.nothingMoves}</p></aside>
<main>${mainOf(page)}</main>
<nav aria-label="${text.languages}">${PersonLanguage.options.map((one) => languageLink(page, one)).join('')}</nav>
</body>
</html>
`
}

function languageLink({ language, root, payment, wasDeclined }: PayPage, one: PersonLanguage): string {
  const href = `${root}/${payment?.session.id ?? 'none'}?lang=${one}${wasDeclined ? '&amp;declined' : ''}`
  const current = one === language ? ' aria-current="true"' : ''
  return `<a href="${href}" lang="${one}" data-language="${one}"${current}>${names[one]}</a>`
}

function mainOf(page: PayPage): string {
  const text = words[page.language]
  const { payment } = page
  if (payment === null) return ended(text.unknown, text.unknownMeans)
  const { session } = payment
  switch (session.status) {
    case 'open':
      return openPayment(page, payment)
    case 'complete':
      return ended(text.paid, text.paidMeans, { href: session.success_url, label: text.goOn })
    case 'expired':
      return ended(text.expired, text.expiredMeans, {
        href: session.cancel_url ?? session.success_url,
        label: text.goOn,
      })
  }
}

const ended = (title: string, meaning: string, link?: { href: string; label: string }) =>
  `<section class="sheet ended"><h1>${title}</h1><p>${meaning}</p>${
    link ? `<a class="act" href="${escape(link.href)}">${link.label}</a>` : ''
  }</section>`

function openPayment({ language, root, wasDeclined }: PayPage, { session, lines }: SessionBody): string {
  const text = words[language]
  const money = new Intl.NumberFormat(locales[language], { style: 'currency', currency: session.currency })
  const priceOf = (minor: number) => escape(money.format(minor / 100))
  const amount = priceOf(session.amount_total)
  const rows = lines
    .map((line) => `<li><span dir="auto">${escape(line.text)}</span><span>${priceOf(line.amountMinor)}</span></li>`)
    .join('')
  const act = (name: string) => `<form method="post" action="${root}/${session.id}/${name}?lang=${language}">`
  const back = session.cancel_url
  return `<section class="sheet what"><h1><span>${text.toPay}</span><bdi>${amount}</bdi></h1>
<h2>${text.what}</h2><ul>${rows}</ul></section>
<section class="sheet how">${wasDeclined ? `<p class="declined" role="alert">${text.declined}</p>` : ''}
<p class="card"><span aria-hidden="true" class="chip"></span><span>${text.card}</span></p>
${act('pay')}<button class="act">${text.pay(amount)}</button></form>
${act('decline')}<button class="act quiet">${text.decline}</button></form>
${back === null ? '' : `<a class="back" href="${escape(back)}">${text.back}</a>`}</section>`
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (value: string): string => value.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '')
