import type { ButtonHTMLAttributes, ReactNode } from 'react'

/** A list of rows, each an `<li>` with a link or button of the class `row` in it. */
export const Rows = ({ className = '', children }: { className?: string; children: ReactNode }) => (
  <ul className={`rows ${className}`}>{children}</ul>
)

/** A row that is a button; one that leads somewhere is a `Link` of the class `row`. */
export const RowButton = (props: ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button type="button" className="row" {...props} />
)
