import '../parts/system.css'
import { useEffect, useRef } from 'react'
import { paintMail } from './paint-mail.ts'

/** A mail as its reader sees it. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const paint = () => {
    const room = frame.current?.contentDocument
    if (!frame.current || !room?.body) return
    paintMail(room, html)
    frame.current.style.blockSize = `${room.documentElement.scrollHeight + 2}px`
  }
  // Some browsers put an empty document of their own into a new frame a moment later.
  useEffect(paint)
  return <iframe ref={frame} className="mail-frame" title={title} sandbox="allow-same-origin" onLoad={paint} />
}
