import { ascending } from '../order.ts'

/** Equal rows once, in an order of their own: what is logged twice leaves no trace. */
export function uniqueRows<Row extends readonly unknown[]>(rows: readonly Row[]): Row[] {
  const byText = new Map(rows.map(row => [JSON.stringify(row), row]))
  return [...byText.values()].sort(compareRows)
}

function compareRows(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    const order = Array.isArray(x)
      ? compareRows(x, y as unknown[])
      : typeof x === 'number'
        ? x - (y as number)
        : ascending(x as string, y as string)
    if (order !== 0) return order
  }
  return a.length - b.length
}
