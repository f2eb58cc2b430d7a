/** One message of a stream of events (HTML, server-sent events). */
export type Message = { event: string; data: string; id: string | undefined }

function readMessage(block: string): Message {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? []
    fields.set(name, value)
  }
  return { event: fields.get('event') ?? '', data: fields.get('data') ?? '', id: fields.get('id') }
}

/** Cuts text into whole messages; what is not whole yet waits for the next part. */
export function createMessageReader(): (part: string) => Message[] {
  let rest = ''
  return (part) => {
    const blocks = `${rest}${part}`.split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.map(readMessage)
  }
}
