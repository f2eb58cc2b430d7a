/** Reaches the other windows of this browser. */
export type Channel = {
  send: (message: unknown) => void
  /** Returns how to stop. */
  listen: (heard: (message: unknown) => void) => () => void
}

export function openChannel(name: string): Channel {
  const channel = new BroadcastChannel(name)
  return {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the rule means windows; a channel has one origin by nature and takes no second argument
    send: (message) => channel.postMessage(message),
    listen: (heard) => {
      const onMessage = ({ data }: MessageEvent) => heard(data)
      channel.addEventListener('message', onMessage)
      return () => channel.removeEventListener('message', onMessage)
    },
  }
}
