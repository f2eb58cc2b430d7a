// The hand that writes the Arabic files: by the code of what is named, in the order of the template.

/**
 * A section's code or a measurement's key: its name. A checkpoint's code: title and help. A deficiency's code: text, words for
 * the owner and, comma-separated, what else it is called.
 */
export type ArabicTexts = Readonly<Record<string, string | readonly [string, string, string?]>>
