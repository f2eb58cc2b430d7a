// The least a browser can do: a page that shows one list, and a button whose tap is one strict write. What the app takes longer is
// its own; what this page takes is the machine's, so figures are told as multiples of it.
import type { BrowserContext } from '@playwright/test'

const path = '/bench-empty'

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Empty</title></head><body>
<ul id="list"></ul><button id="tap" style="position:fixed;inset:0">Tap</button><script>
document.querySelector('#list').innerHTML = '<li id="empty-list">1</li>'
const opened = indexedDB.open('bench-empty', 1)
opened.addEventListener('upgradeneeded', () => opened.result.createObjectStore('taps', { autoIncrement: true }))
opened.addEventListener('success', () => document.querySelector('#tap').setAttribute('data-ready', ''))
document.querySelector('#tap').addEventListener('click', ({ target }) => {
  const transaction = opened.result.transaction('taps', 'readwrite', { durability: 'strict' })
  transaction.objectStore('taps').add({ text: 'x'.repeat(400) })
  transaction.addEventListener('complete', () => target.setAttribute('data-answered', String(performance.now())))
})
</script></body></html>`

/** Returns its address on this phone. */
export async function serveEmptyPage(phone: BrowserContext): Promise<string> {
  await phone.route(`**${path}`, (route) => route.fulfill({ contentType: 'text/html', body: html }))
  return path
}
