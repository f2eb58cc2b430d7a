import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Hands an address to another app; where there is no such way, to the clipboard. */
export function ShareButton({ url, title }: { url: string; title: string }) {
  const { papers } = useWords().messages
  const [copied, setCopied] = useState(false)
  const share = async () => {
    // Whoever closes the list of apps has shared nothing, and that is all right.
    const { share: hand } = navigator as Partial<Navigator>
    if (hand) return hand.call(navigator, { url, title }).catch(() => undefined)
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <>
      <Button icon="sent" onClick={() => void share()}>
        {papers.share}
      </Button>
      <output className="quiet small">{copied && papers.shared}</output>
    </>
  )
}
