/** A registration plate, VIN or number: left-to-right and in tabular figures whatever the language around it. */
export function Plate({ children }: { children: string }) {
  return (
    <bdi className="plate" dir="ltr">
      {children}
    </bdi>
  )
}

export function Figures({ children }: { children: string }) {
  return (
    <bdi className="num" dir="ltr">
      {children}
    </bdi>
  )
}
