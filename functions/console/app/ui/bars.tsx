import * as words from '../../../../shared/labels/console/frame.ts'

/** A row of a chart: what is shown, how much (null: not known), and how that is said. */
export interface Bar {
  readonly label: string
  readonly value: number | null
  readonly shown: string
}

const [width, rowHeight, labelWidth, shownWidth] = [320, 34, 84, 64]
const barWidth = width - labelWidth - shownWidth

/** Bars of a hundred or of `most`, drawn by hand, with the same as a table for whoever wants to read it. */
export function Bars({
  title,
  bars,
  most = 100,
}: {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly most?: number
}) {
  const told = bars.map(({ label, shown }) => `${label} ${shown}`).join('，')
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${bars.length * rowHeight}`}
        width={width * 1.25}
        role="img"
        aria-label={`${title}：${told}`}
      >
        {bars.map(({ label, value, shown }, row) => (
          <g key={label} transform={`translate(0 ${row * rowHeight})`}>
            <text class="label" x="0" y="22">
              {label}
            </text>
            <rect class="room" x={labelWidth} y="8" width={barWidth} height="18" rx="9" />
            {value !== null && value > 0 && (
              <rect
                class="bar"
                x={labelWidth}
                y="8"
                width={Math.max(18, (Math.min(value, most) / most) * barWidth)}
                height="18"
                rx="9"
              />
            )}
            <text class="label" x={width} y="22" text-anchor="end">
              {shown}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <caption>{title}</caption>
          <tbody>
            {bars.map(({ label, shown }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td class="number">{shown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
