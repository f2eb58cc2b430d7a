// The beginning of the landing, drawn before the code of the app is here, which draws the same in its place: on a slow line
// a visitor reads a second earlier what this is.

import { personKey } from '#api/person-key.ts'
import { recallJson } from '#platform/memory.ts'
import type { Landing } from '#words/customer/en/landing.ts'

function element(name: string, className: string, content: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...content)
  return made
}

/** Whoever is known here has another home, and other pages begin otherwise: for them nothing is drawn. */
export function drawLanding(root: HTMLElement, { headline, lead }: Landing): void {
  if (location.pathname !== '/' || recallJson(personKey) !== null) return
  const words = element('div', 'hero-words', [element('h1', '', [headline]), element('p', 'lead', [lead])])
  const hero = element('section', 'hero', [words])
  root.replaceChildren(element('div', 'frame-head', []), element('main', 'home', [hero]))
}
