/** The mark of the product: a check inside a plate's outline. Always beside the name, so hidden from assistive technology. */
export const Mark = () => (
  <svg className="mark" viewBox="0 0 40 28" aria-hidden="true" focusable="false">
    <rect x="1.5" y="1.5" width="37" height="25" rx="6" />
    <path d="M11.5 14.5l6 6L29 8.5" />
  </svg>
)
