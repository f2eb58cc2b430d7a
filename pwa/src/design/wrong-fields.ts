import type { Wrong } from './error-summary.tsx'

const textOf = (element: Element | null | undefined) => element?.textContent?.trim() ?? ''

/** Fields of a form that say they are wrong, in the order of the page. */
export const wrongFieldsOf = (form: HTMLFormElement): Wrong[] =>
  Array.from(form.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]'), (field) => ({
    id: field.id,
    label: textOf(field.labels?.[0]),
    problem: textOf(document.getElementById(`${field.id}-problem`)),
  }))
