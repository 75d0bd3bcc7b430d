import { pad } from './table.ts'

/** Where progress is shown: a terminal, or a file that gets plain lines. */
export interface Screen {
  isTTY?: boolean
  write(text: string): unknown
}

/** One phase of the work, told as it goes. */
export interface Phase {
  /** So many more are done. */
  step(count?: number): void
  /** So many are done of so many, where that is asked instead of counted. */
  set(done: number, total: number): void
  end(remark?: string): void
}

const cells = 24
const everyMs = 80

/** Begins a phase: a bar with its rate on a terminal, without the bar where the total is not known; one line at its end elsewhere. */
export function beginPhase(
  screen: Screen,
  label: string,
  total: number | undefined,
  unit: string,
  now = performance.now,
): Phase {
  const began = now.call(performance)
  let [done, of, shown] = [0, total, Number.NEGATIVE_INFINITY]
  const seconds = () => (now.call(performance) - began) / 1000
  const rate = () => {
    const passed = seconds()
    return unit === '' || passed < 0.2 ? '' : `${Math.round(done / passed)} ${unit}/秒`
  }
  const name = pad(label, 14)
  const draw = () => {
    if (!screen.isTTY || now.call(performance) - shown < everyMs) return
    shown = now.call(performance)
    const amount = of === undefined ? grouped(done) : `${barOf(done, of)} ${grouped(done)}/${grouped(of)}`
    screen.write(`\r\x1b[2K  ${name}${amount}  ${rate()}`)
  }
  draw()
  return {
    step(count = 1) {
      done += count
      draw()
    },
    set(nowDone, nowTotal) {
      done = nowDone
      of = nowTotal
      draw()
    },
    end(remark = '') {
      const amount = unit === '' ? '' : `${pad(`${grouped(done)} ${unit}`, 12)}`
      const rest = [amount, pad(`${seconds().toFixed(1)} 秒`, 10), pad(rate(), 14), remark].join('').trimEnd()
      screen.write(`${screen.isTTY ? '\r\x1b[2K' : ''}  ${name}${rest}\n`)
    },
  }
}

function barOf(done: number, of: number): string {
  const full = of === 0 ? 0 : Math.min(cells, Math.floor((done / of) * cells))
  return '█'.repeat(full) + '░'.repeat(cells - full)
}

/** A number as people read it: 1,930. */
export function grouped(value: number): string {
  return value.toLocaleString('en-US')
}
