import type { Parts } from './compose-message.ts'

const lines = (...all: readonly (string | null)[]) => all.filter((one) => one !== null && one !== '').join('\n')

/** The plain text part: the same words in the same order, addresses written out. */
export function toText(parts: Parts): string {
  const { greeting, title, says, facts, findings, button, notes, attached, sender, reach, because, stop } = parts
  const blocks = [
    title,
    greeting,
    ...says,
    lines(...facts.map(({ label, value }) => `${label}: ${value}`)),
    findings && lines(findings.heading, ...findings.list.map(({ label, text }) => `- ${label}: ${text}`)),
    button && lines(`${button.label}:`, button.url),
    ...notes,
    attached,
    lines('--', sender, reach && reach.place, reach && reach.phone, because, stop && `${stop.says} ${stop.url}`),
  ]
  return `${blocks.filter((one) => one !== null && one !== '').join('\n\n')}\n`
}
