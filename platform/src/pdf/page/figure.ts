import type { Canvas } from './canvas.ts'

export type Box = { x: number; y: number; width: number; height: number }

/** Draws a picture as a figure with words for those who do not see it. */
export function figure({ pdf, root }: Canvas, alt: string, { x, y, width, height }: Box, draw: () => void): void {
  const bbox = [x, y, x + width, y + height]
  root.add(pdf.struct('Figure', { alt, bbox } as never, draw))
}
