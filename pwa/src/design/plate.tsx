import { plateInOrder } from '@sac/contracts/text/isolate'

/** A registration plate: in the order of the verify page and the paper, whatever the language around it. */
export function Plate({ children }: { children: string }) {
  return (
    <bdi className="plate" dir="ltr">
      {plateInOrder(children)}
    </bdi>
  )
}

/** A VIN or number: left-to-right and in tabular figures whatever the language around it. */
export function Figures({ children }: { children: string }) {
  return (
    <bdi className="num" dir="ltr">
      {children}
    </bdi>
  )
}
