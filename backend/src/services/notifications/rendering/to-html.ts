// Mail clients know tables, inline styles and little else. Every colour stands inline; dark clients that read a style sheet get their
// own. No picture is fetched: the mark is drawn with a border and a letter, so nobody learns who opens a mail.

import { escapeXml as escape } from '@sac/platform/xml/escape-xml'
import type { Parts, Severity } from './compose-message.ts'
import { darkStyle } from './dark-style.ts'

const ink = '#151d25'
const quiet = '#4b5966'
const accent = '#0b55bd'
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,'Noto Sans Arabic',sans-serif"

const tones = {
  plain: { bar: accent, sign: '' },
  good: { bar: '#00703c', sign: '✓ ' },
  waiting: { bar: '#b25e00', sign: '' },
  bad: { bar: '#a00a19', sign: '✕ ' },
} as const

const chips: Readonly<Record<Severity, string>> = {
  minor: 'background:#fff2d6;color:#7a4100',
  major: 'background:#fdecec;color:#a00a19',
  dangerous: 'background:#ffd60a;color:#000000',
}
const signs: Readonly<Record<Severity, string>> = { minor: '', major: '', dangerous: '⛔ ' }

const paragraph = (text: string, style = '', name = 'ink') =>
  `<p class="${name}" style="margin:0 0 16px;font-size:16px;line-height:1.5;color:${name === 'ink' ? ink : quiet};${style}">${escape(text)}</p>`

const small = (text: string) => paragraph(text, 'font-size:14px', 'quiet')

function factsTable(facts: Parts['facts']): string {
  if (facts.length === 0) return ''
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td class="quiet" style="padding:6px 0;padding-inline-end:16px;font-size:14px;color:${quiet};vertical-align:top;white-space:nowrap">${escape(label)}</td>` +
      `<td class="ink" style="padding:6px 0;font-size:16px;line-height:1.35;font-weight:600;color:${ink};font-variant-numeric:tabular-nums"><bdi>${escape(value)}</bdi></td></tr>`,
  )
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="tone" style="margin:0 0 20px;background:#f3f5f8;border-radius:12px"><tr><td style="padding:10px 16px"><table role="presentation" cellpadding="0" cellspacing="0">${rows.join('')}</table></td></tr></table>`
}

function findingsList(findings: Parts['findings']): string {
  if (!findings) return ''
  const rows = findings.list.map(
    ({ severity, label, text }) =>
      `<tr><td style="padding:6px 0;padding-inline-end:12px;vertical-align:top;white-space:nowrap"><span style="display:inline-block;padding:2px 8px;border-radius:999px;font-size:13px;font-weight:700;${chips[severity]}">${signs[severity]}${escape(label)}</span></td>` +
      `<td class="ink" style="padding:6px 0;font-size:16px;line-height:1.4;color:${ink}">${escape(text)}</td></tr>`,
  )
  return `<h2 class="ink" style="margin:0 0 4px;font-size:17px;color:${ink}">${escape(findings.heading)}</h2><table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px">${rows.join('')}</table>`
}

function buttonOf(button: Parts['button']): string {
  if (!button) return ''
  const url = escape(button.url)
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 12px"><tr><td class="button" style="border-radius:8px;background:${accent}"><a href="${url}" class="button-text" style="display:inline-block;padding:13px 22px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${escape(button.label)}</a></td></tr></table>` +
    `<p class="quiet" style="margin:0 0 20px;font-size:13px;line-height:1.5;color:${quiet}">${escape(button.copyLink)}<br><a href="${url}" class="link" dir="ltr" style="color:${accent};word-break:break-all">${url}</a></p>`
  )
}

const mark = `<span class="mark" style="display:inline-block;padding:0 9px;border:2px solid ${accent};border-radius:6px;font-size:15px;line-height:22px;font-weight:700;color:${accent}">✓</span>`

const head = ({ sender }: Parts) =>
  `<table role="presentation" cellpadding="0" cellspacing="0"><tr><td style="padding:0 4px 14px">${mark}</td><td class="ink" style="padding:0 6px 14px;font-size:16px;font-weight:700;color:${ink}">${escape(sender)}</td></tr></table>`

const line = (content: string) =>
  `<p class="quiet" style="margin:0 0 6px;font-size:13px;line-height:1.5;color:${quiet}">${content}</p>`

/** A tap calls the centre; a number is read from the left in every language. */
function reachOf({ sender, reach }: Parts): string {
  if (!reach) return ''
  const phone =
    reach.phone &&
    ` · <a href="tel:${reach.phone.replaceAll(' ', '')}" class="link" dir="ltr" style="color:${accent};white-space:nowrap">${escape(reach.phone)}</a>`
  return line(`<bdi>${escape(`${sender}, ${reach.place}`)}</bdi>${phone ?? ''}`)
}

function foot(parts: Parts): string {
  const { because, stop } = parts
  const link =
    stop &&
    `<a href="${escape(stop.url)}" class="link" dir="ltr" style="color:${accent};word-break:break-all">${escape(stop.url)}</a>`
  return `${reachOf(parts)}${because === null ? '' : line(escape(because))}${stop && link ? line(`${escape(stop.says)} ${link}`) : ''}`
}

function content(parts: Parts): string {
  const { tone, title, greeting, says, facts, findings, button, notes, attached } = parts
  const { bar, sign } = tones[tone]
  return [
    `<h1 class="ink" style="margin:0 0 16px;padding:0;padding-inline-start:14px;border-inline-start:4px solid ${bar};font-size:24px;line-height:1.25;color:${ink}">${sign}${escape(title)}</h1>`,
    greeting === null ? '' : paragraph(greeting),
    ...says.map((text) => paragraph(text)),
    factsTable(facts),
    findingsList(findings),
    buttonOf(button),
    ...notes.map(small),
    attached === null ? '' : small(attached),
  ].join('\n')
}

/** The HTML part. Right to left in Arabic. */
export function toHtml(parts: Parts): string {
  const { language, subject } = parts
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  return `<!doctype html>
<html lang="${language}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escape(subject)}</title><style>${darkStyle}</style></head>
<body class="page" style="margin:0;padding:0;background:#f3f5f8;${font}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" dir="${dir}" class="page" style="background:#f3f5f8"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:start"><tr><td>
${head(parts)}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" class="card" style="background:#ffffff;border-radius:12px"><tr><td style="padding:28px 24px 12px">
${content(parts)}
</td></tr></table>
<div style="padding:16px 4px">${foot(parts)}</div>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}
