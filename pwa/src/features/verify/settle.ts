import { recall, remember } from '#platform/memory.ts'
import { reveal } from './draw.ts'
import { element } from './element.ts'
import { startLanguageBar } from './language-bar.ts'
import { type Found, showFound } from './more.ts'
import type { Change } from './page.ts'
import { currentLanguage } from './wording.ts'

const probeKey = 'sac-keeps'

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

/** Whether the browser keeps anything of this page: codes are proven without, but the lists are fetched each time. */
const keepsNothing = (): boolean => {
  remember(probeKey, 'yes')
  return recall(probeKey) === null || !('caches' in globalThis)
}

/** Once per visit: listens to languages and dropped files, and lets the page open without network from now on. */
export const settle = async (change: Change): Promise<void> => {
  startLanguageBar(change)
  takeDroppedFiles(showFound(change))
  reveal('forgets', keepsNothing())
  // A browser that forbids workers answers all the same.
  await navigator.serviceWorker?.register('/c-sw.js', { scope: '/c' }).catch(() => undefined)
}
