// A mail has its styles in itself, which the policy of this page forbids in its text: they are set one by one instead. Nothing of
// it runs, asks for anything or leads anywhere.

const harmful = 'script, link, meta, base, iframe, object, embed, form, img, svg'

/** Draws a mail into the empty document of a frame without scripts. */
export function paintMail(room: Document, html: string): void {
  const mail = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
  const sheet = Array.from(mail.querySelectorAll('kept-style'), ({ textContent }) => textContent).join('\n')
  for (const element of mail.querySelectorAll(`${harmful}, kept-style`)) element.remove()
  room.documentElement.lang = mail.documentElement.lang
  room.documentElement.dir = mail.documentElement.dir
  room.body.replaceWith(room.adoptNode(mail.body))
  // Set before, they would be judged anew on the way.
  for (const element of room.body.querySelectorAll<HTMLElement>('*')) plain(element)
  plain(room.body)
  room.adoptedStyleSheets = [sheetIn(room, sheet)]
}

/** The policy holds for what is merely parsed, too: styles get other names until they are set. */
const withoutStyles = (html: string): string =>
  html.replaceAll(/<(\/?)style\b/gi, '<$1kept-style').replaceAll(/(\s)style=/gi, '$1data-style=')

function sheetIn(room: Document, text: string): CSSStyleSheet {
  const Sheet = room.defaultView?.CSSStyleSheet ?? CSSStyleSheet
  const sheet = new Sheet()
  sheet.replaceSync(text)
  return sheet
}

function plain(element: HTMLElement): void {
  const style = element.getAttribute('data-style')
  for (const name of element.getAttributeNames())
    if (/^(data-style|href|on.*)$/.test(name)) element.removeAttribute(name)
  if (style !== null) element.style.cssText = style
}
