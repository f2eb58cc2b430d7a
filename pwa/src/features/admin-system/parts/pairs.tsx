import './system.css'

/** Names and values of the machine, as they came. */
export const Pairs = ({ of }: { of: Readonly<Record<string, string>> }) => (
  <dl className="pairs" dir="ltr">
    {Object.entries(of).map(([name, value]) => (
      <div key={name} style={{ display: 'contents' }}>
        <dt className="quiet">{name}</dt>
        <dd className="num">{value}</dd>
      </div>
    ))}
  </dl>
)
