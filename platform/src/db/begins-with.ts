/** Pattern for LIKE that matches what begins with a text in which every letter means itself. */
export const beginsWith = (text: string): string => `${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
