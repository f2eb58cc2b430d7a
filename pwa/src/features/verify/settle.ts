import { element } from './element.ts'
import { startLanguageBar } from './language-bar.ts'
import { type Found, showFound } from './more.ts'
import type { Change } from './page.ts'
import { currentLanguage } from './wording.ts'

const checkDropped = async (file: File, found: Found): Promise<void> => {
  const { checkFile } = await import('./lookup.ts')
  const trouble = await checkFile(file, currentLanguage(), found)
  if (trouble) document.getElementById('more')?.prepend(element('p', { role: 'alert' }, trouble))
}

const takeDroppedFiles = (found: Found): void => {
  addEventListener('dragover', (event) => event.preventDefault())
  addEventListener('drop', (event: DragEvent) => {
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file) void checkDropped(file, found)
  })
}

/** Once per visit: listens to languages and dropped files, and lets the page open without network from now on. */
export const settle = async (change: Change): Promise<void> => {
  startLanguageBar(change)
  takeDroppedFiles(showFound(change))
  await navigator.serviceWorker?.register('/c-sw.js', { scope: '/c' })
}
