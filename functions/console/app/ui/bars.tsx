/** A row of a chart: what is shown, how much (null: not known), and how that is said. */
export interface Bar {
  readonly label: string
  readonly value: number | null
  readonly shown: string
}

/** Bars of a hundred or of `most`: a table, with a drawing in each row for who sees. */
export const Bars = ({
  title,
  bars,
  most = 100,
}: {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly most?: number
}) => (
  <table class="bars">
    <caption>{title}</caption>
    <tbody>
      {bars.map(({ label, value, shown }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>
            <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              <rect width={(100 * Math.min(value ?? 0, most)) / most} height="1" />
            </svg>
          </td>
          <td class="number">{shown}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
