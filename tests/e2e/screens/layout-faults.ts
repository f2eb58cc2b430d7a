// What a person would call broken, found by measuring the page: runs inside the page, so it refers to nothing outside itself.
export type LayoutRules = {
  /** Smallest width and height of anything that is touched, CSS pixels; 0 where the page is not for hands in gloves. */
  tap: number
  /** Selectors of what must be larger, with its smallest height. */
  larger: Record<string, number>
  /** Latin words an Arabic page may show outside of marked foreign text. */
  names: string[]
}

/** One sentence per fault, naming the element. */
export function layoutFaults({ tap, larger, names }: LayoutRules): string[] {
  type Box = { left: number; top: number; right: number; bottom: number }
  const faults: string[] = []
  const root = document.documentElement
  const modal = document.querySelector('dialog:modal')
  const scope = modal ?? document.querySelector('[popover]:popover-open') ?? document.body

  const nameOf = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ')
    const classes = typeof element.className === 'string' ? element.className.trim().replaceAll(/\s+/g, '.') : ''
    return `<${element.localName}${classes && `.${classes}`}> “${words.slice(0, 40)}”`
  }
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    !element.closest('.visually-hidden, [style*="inset(50%)"]') &&
    getComputedStyle(element).clipPath !== 'inset(50%)'
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })
  const widthOf = (box: Box) => box.right - box.left
  const heightOf = (box: Box) => box.bottom - box.top
  const window_: Box = { left: 0, top: 0, right: root.clientWidth, bottom: root.clientHeight }
  /** The part of a box that its scrolling ancestors and the window leave to be seen. */
  const seen = (box: Box, inside: Element | null): Box => {
    let part = meet(box, window_)
    for (let parent = inside; parent && parent !== root; parent = parent.parentElement) {
      if (getComputedStyle(parent).overflowY !== 'visible') part = meet(part, parent.getBoundingClientRect())
      if (parent === modal) break
    }
    return part
  }

  const checkScrolling = () => {
    for (const element of [
      root,
      ...document.querySelectorAll('.screen-body, .sheet-body, .pane-card, .pane-list, .list-room'),
    ])
      if (element.scrollWidth > element.clientWidth + 1) faults.push(`scrolls sideways: ${nameOf(element)}`)
  }

  const isCutOnPurpose = (style: CSSStyleDeclaration) =>
    style.textOverflow === 'ellipsis' || style.getPropertyValue('-webkit-line-clamp') !== 'none'
  const checkClipping = (element: Element) => {
    const style = getComputedStyle(element)
    // What is typed moves along inside its field.
    if (style.display === 'inline' || isCutOnPurpose(style) || element.matches('input, textarea, select')) return
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    if (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      faults.push(`is cut at the side: ${nameOf(element)}`)
    if (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 2)
      faults.push(`is cut below: ${nameOf(element)}`)
    if (style.overflowX === 'visible' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      faults.push(`is wider than its box: ${nameOf(element)}`)
  }

  const hasAncestor = (element: Element, such: (style: CSSStyleDeclaration, of: Element) => boolean): boolean => {
    for (let parent: Element | null = element; parent && parent !== root; parent = parent.parentElement) {
      if (such(getComputedStyle(parent), parent)) return true
      if (parent === modal) return false
    }
    return false
  }
  /** A list that is pushed sideways with the finger. */
  const isInAStrip = (element: Element) =>
    hasAncestor(element, ({ overflowX }, of) => overflowX === 'auto' && of.scrollWidth > of.clientWidth + 1)
  const endsInDots = (element: Element) => hasAncestor(element, ({ textOverflow }) => textOverflow === 'ellipsis')
  const isCutAtTheSide = (text: Box, element: Element) =>
    hasAncestor(element, ({ overflowX }, of) => {
      const box = of.getBoundingClientRect()
      const hides = overflowX === 'hidden' || overflowX === 'clip' || of.matches('.btn, .plate')
      return hides && (text.left < box.left - 1 || text.right > box.right + 1)
    })

  /** `E-mail` is read at a glance where it is whole: in a narrow column, and as a word that says how something stands. */
  const checkWords = (node: Node, element: Element) => {
    if (!element.closest('th, td, .chip, .mark-chip')) return
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\p{L}+-\p{L}+/gu)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + word.length)
      if (word.length <= 16 && new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
        faults.push(`breaks within a word: ${nameOf(element)}`)
    }
  }

  type Text = { element: Element; box: Box; text: string }
  const texts: Text[] = []
  const readTexts = () => {
    const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || (node.textContent ?? '').trim() === '' || !isShown(element)) continue
      if (element.closest('option, script, style, noscript, canvas, video')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      checkWords(node, element)
      for (const rectangle of range.getClientRects()) {
        const box = seen(rectangle, element)
        if (element.closest('.plate, .btn') && !isInAStrip(element) && isCutAtTheSide(rectangle, element))
          faults.push(`is cut in its button or plate: ${nameOf(element)}`)
        if (widthOf(box) > 1 && heightOf(box) > 1) texts.push({ element, box, text: (node.textContent ?? '').trim() })
        if (
          !isInAStrip(element) &&
          !endsInDots(element) &&
          (rectangle.left < -1 || rectangle.right > root.clientWidth + 1)
        )
          faults.push(`leaves the window: ${nameOf(element)}`)
      }
    }
  }
  const checkTextOverText = () => {
    for (const [index, a] of texts.entries())
      for (const b of texts.slice(index + 1)) {
        if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue
        const common = meet(a.box, b.box)
        if (widthOf(common) > 2 && heightOf(common) > 5)
          faults.push(`text lies on text: ${nameOf(a.element)} and ${nameOf(b.element)}`)
      }
  }
  const checkTranslation = () => {
    for (const { element, text } of texts) {
      if (/\bundefined\b|\[object|\bNaN\b|^[a-z]+(?:[A-Z][a-z]+)+$|^[a-z]\w*\.\w+\.\w+$/.test(text))
        faults.push(`shows a key: ${nameOf(element)}`)
      if (
        root.lang !== 'ar' ||
        element.closest('bdi, code, kbd, .num, .plate, .catalogue, [lang]:not(html), [dir="auto"]')
      )
        continue
      // Catalogue text inside a sentence stands between isolates; plates and numbers are the same in every language.
      const own = text.replaceAll(/[\u2066-\u2068][^\u2069]*\u2069/g, '').replaceAll(/[A-Z\d]+(?:-[A-Z\d]+)+/g, '')
      const foreign = (own.match(/[A-Za-zÀ-ÿ-]{3,}/g) ?? []).filter((word) => !names.includes(word))
      if (foreign.length > 0) faults.push(`is not in Arabic (${foreign.join(' ')}): ${nameOf(element)}`)
    }
  }

  const touched =
    'button, a[href], input, select, textarea, summary, label.choice, label.file, label.check, [role="button"]'
  const targets = () =>
    [...scope.querySelectorAll(touched)].filter(
      (element) => isShown(element) && !element.matches('.choice > input, .file > input, .check > input'),
    )
  const checkTarget = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    if (width < tap - 0.5 || height < tap - 0.5)
      faults.push(`is ${Math.round(width)} × ${Math.round(height)}, smaller than ${tap}: ${nameOf(element)}`)
    for (const [selector, least] of Object.entries(larger))
      if (element.matches(selector) && height < least - 0.5)
        faults.push(`is ${Math.round(height)} high, less than ${least}: ${nameOf(element)}`)
  }
  const isHit = (element: Element): boolean => {
    const box = seen(element.getBoundingClientRect(), element.parentElement)
    if (widthOf(box) <= 0 || heightOf(box) <= 0) return false
    const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    return hit !== null && (element.contains(hit) || hit.contains(element))
  }
  const checkReach = (element: Element) => {
    if (isHit(element)) return
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    if (!isHit(element)) faults.push(`cannot be touched: ${nameOf(element)}`)
  }
  const checkOverlaps = (all: Element[]) => {
    const boxes = all.map((element) => ({ element, box: seen(element.getBoundingClientRect(), element.parentElement) }))
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1)) {
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue
        const common = meet(a.box, b.box)
        if (widthOf(common) > 1 && heightOf(common) > 1)
          faults.push(`overlap: ${nameOf(a.element)} and ${nameOf(b.element)}`)
      }
  }

  const checkAll = () => {
    const all = targets()
    checkScrolling()
    for (const element of scope.querySelectorAll('*'))
      if (isShown(element) && !element.closest('svg, option')) checkClipping(element)
    readTexts()
    checkTextOverText()
    checkTranslation()
    for (const element of all) checkTarget(element)
    checkOverlaps(all)
    const scrolled = [root, ...document.querySelectorAll('*')].map(
      (element) => [element, element.scrollTop, element.scrollLeft] as const,
    )
    for (const element of all) checkReach(element)
    for (const [element, top, left] of scrolled) {
      if (element.scrollTop !== top) element.scrollTop = top
      if (element.scrollLeft !== left) element.scrollLeft = left
    }
  }
  checkAll()
  return [...new Set(faults)]
}
