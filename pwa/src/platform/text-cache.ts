// Texts kept by their address, for when there is no network.
const cacheName = 'sac-lists'

export const cachedText = async (url: string): Promise<string | null> => {
  try {
    const found = await caches.match(url, { cacheName })
    return found ? await found.text() : null
  } catch {
    return null
  }
}

export const cacheText = async (url: string, text: string): Promise<void> => {
  try {
    await (await caches.open(cacheName)).put(url, new Response(text))
  } catch {
    // Storage is full or forbidden: this visit has the text, the next one fetches it again.
  }
}
